package dev.shopbell.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/// Refuses texts that the database cannot hold: with U+0000, or with half of a character.
final class PlainTextModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    PlainTextModule() {
        super("plain-text");
        addDeserializer(String.class, new PlainText());
    }

    private static final class PlainText extends StringDeserializer {
        private static final long serialVersionUID = 1;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && !isPlain(text)) {
                throw context.weirdStringException("", String.class, "a character that is none");
            }
            return text;
        }

        private static boolean isPlain(String text) {
            return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
        }
    }
}
