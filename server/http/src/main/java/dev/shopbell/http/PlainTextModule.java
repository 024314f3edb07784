package dev.shopbell.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/// Keeps away what the database cannot hold in a text: U+0000, and half of a character.
final class PlainTextModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    private PlainTextModule(PlainText texts) {
        super("plain-text");
        addDeserializer(String.class, texts);
    }

    /// Refuses such texts.
    static PlainTextModule refusing() {
        return new PlainTextModule(new PlainText(true));
    }

    /// Leaves such characters out.
    static PlainTextModule mending() {
        return new PlainTextModule(new PlainText(false));
    }

    private static final class PlainText extends StringDeserializer {
        private static final long serialVersionUID = 1;
        private final boolean isStrict;

        PlainText(boolean isStrict) {
            this.isStrict = isStrict;
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text == null || text.codePoints().allMatch(PlainText::isPlain)) {
                return text;
            }
            if (isStrict) {
                throw context.weirdStringException("", String.class, "a character that is none");
            }
            return text.codePoints()
                    .filter(PlainText::isPlain)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static boolean isPlain(int point) {
            return point != 0 && Character.getType(point) != Character.SURROGATE;
        }
    }
}
