package dev.shopbell.site;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A file as it goes to a browser, in every encoding that we have of it. Immutable: nobody changes the arrays.
final class WebFile {
    /// Below this a compressed answer fits the same number of packets as a plain one.
    private static final int MIN_COMPRESSED_BYTES = 512;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"));

    private static final int MOST_MADE = 500;
    private static final LoadingCache<Made, WebFile> MADE =
            Caffeine.newBuilder().maximumSize(MOST_MADE).build(Made::file);

    private final String contentType;
    private final String etag;
    private final byte[] plain;
    private final byte @Nullable [] gzip;
    private final byte @Nullable [] brotli;

    private WebFile(String contentType, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli) {
        this.contentType = contentType;
        this.etag = etagOf(plain);
        this.plain = plain;
        this.gzip = gzip;
        this.brotli = brotli;
    }

    /// A file of the web build, or null if its ending is none that we serve.
    static @Nullable WebFile of(String name, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.get(ending);
        if (type == null) {
            return null;
        }
        boolean isText = type.startsWith("text/") || type.contains("json") || type.contains("svg");
        boolean mustCompress = gzip == null && isText && plain.length >= MIN_COMPRESSED_BYTES;
        return new WebFile(type, plain, mustCompress ? gzipped(plain) : gzip, brotli);
    }

    /// A text made by us. What was made lately is remembered, for compressing it well takes longer than anything else
    /// about an answer.
    static WebFile ofText(String contentType, String text) {
        return MADE.get(new Made(contentType, text));
    }

    private record Made(String contentType, String text) {
        WebFile file() {
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            return new WebFile(contentType, plain, gzipped(plain), Brotli.compressed(plain));
        }
    }

    /// With the character set where it is text.
    String contentType() {
        return contentType;
    }

    /// Quoted, made of the plain bytes.
    String etag() {
        return etag;
    }

    byte[] plain() {
        return plain;
    }

    /// Null where compressing does not pay.
    byte @Nullable [] gzip() {
        return gzip;
    }

    /// Null where there is none: the web build has none, or this machine cannot make any.
    byte @Nullable [] brotli() {
        return brotli;
    }

    String text() {
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] gzipped(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String etagOf(byte[] plain) {
        return '"'
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(sha256(plain))
                        .substring(0, 22)
                + '"';
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
