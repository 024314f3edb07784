package dev.shopbell.http;

import dev.shopbell.protocol.Problem;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Holds a body to its bound also where its length is not said beforehand, and refuses one that is missing, which the
/// framework would hand to the method as null.
@Provider
final class BodyReader implements ReaderInterceptor {
    private final HttpConfig config;

    BodyReader(HttpConfig config) {
        this.config = config;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new BoundedStream(context.getInputStream(), config.maxBodyBytes()));
        Object body = context.proceed();
        if (body == null) {
            throw new ProblemException(Problem.MALFORMED_FRAME, "The request needs a body.");
        }
        return body;
    }

    private static final class BoundedStream extends FilterInputStream {
        private long bytesLeft;

        BoundedStream(InputStream in, long bytesLeft) {
            super(in);
            this.bytesLeft = bytesLeft;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int many = super.read(buffer, offset, length);
            count(Math.max(many, 0));
            return many;
        }

        private void count(int bytes) {
            bytesLeft -= bytes;
            if (bytesLeft < 0) {
                throw new ProblemException(Problem.FRAME_TOO_LARGE);
            }
        }
    }
}
