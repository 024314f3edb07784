package dev.shopbell.realtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Wire;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the body of a long-poll request: a JSON array of one or more frames, held to the same rules as frames on a
/// socket.
sealed interface PollBatch {
    ObjectReader FRAME =
            Wire.httpMapper().readerFor(ClientFrame.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// The frames, in their order.
    record Frames(List<ClientFrame> frames) implements PollBatch {}

    /// Something that is not a batch of frames.
    record Refused(Problem problem) implements PollBatch {}

    static PollBatch read(byte[] body) {
        List<ClientFrame> frames = new ArrayList<>();
        // The parser below lets overlong forms pass.
        if (!ByteBufUtil.isText(Unpooled.wrappedBuffer(body), StandardCharsets.UTF_8)) {
            return new Refused(Problem.MALFORMED_FRAME);
        }
        try (JsonParser parser = Wire.httpMapper().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return new Refused(Problem.MALFORMED_FRAME);
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long start = parser.currentTokenLocation().getByteOffset();
                frames.add(FRAME.readValue(parser));
                if (parser.currentLocation().getByteOffset() - start > Wire.MAX_CLIENT_FRAME_BYTES) {
                    return new Refused(Problem.FRAME_TOO_LARGE);
                }
            }
            boolean isWhole =
                    !frames.isEmpty() && parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null;
            return isWhole ? new Frames(frames) : new Refused(Problem.MALFORMED_FRAME);
        } catch (IOException e) {
            return new Refused(Problem.MALFORMED_FRAME);
        }
    }
}
