package dev.shopbell.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.Problem;
import dev.shopbell.protocol.Wire;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/// Reads the JSON that a shop's page sends as `text/plain`, which spares it a question beforehand (the Fetch standard's
/// preflight). For methods that shops' pages call and for no others: there, such a body is one that any page can send.
@Provider
@Consumes(MediaType.TEXT_PLAIN)
final class ShopPageBody implements ServerMessageBodyReader<Object> {
    /// The longest address, title and the rest of a page view, each several times over.
    static final int MAX_BYTES = 16 * 1024;
    /// What most have: thousands come a second, and each would throw a larger buffer away.
    private static final int MOST_BYTES = 2 * 1024;

    /// A page cuts its texts to length, perhaps amid a character, and a view counts even if the shop's markup is wrong.
    private static final ObjectMapper MAPPER =
            Wire.httpMapper().rebuild().addModule(PlainTextModule.mending()).build();

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType mediaType) {
        for (Annotation annotation : method.getAnnotations()) {
            if (annotation instanceof Allow allow) {
                return allow.value() == Allow.Who.SHOP_PAGE;
            }
        }
        return false;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return false;
    }

    @Override
    public Object readFrom(Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws IOException {
        return read(type, context.getInputStream());
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, body);
    }

    private Object read(Class<Object> type, InputStream body) throws IOException {
        byte[] json = new byte[MOST_BYTES];
        int length = 0;
        for (int many = 0; many >= 0; many = body.read(json, length, json.length - length)) {
            length += many;
            if (length > MAX_BYTES) {
                throw new ProblemException(Problem.FRAME_TOO_LARGE);
            }
            if (length == json.length) {
                json = Arrays.copyOf(json, Math.min(2 * length, MAX_BYTES + 1));
            }
        }
        Object read = MAPPER.readValue(json, 0, length, type);
        if (read == null) {
            throw new ProblemException(Problem.MALFORMED_FRAME, "The request needs a body.");
        }
        return read;
    }
}
