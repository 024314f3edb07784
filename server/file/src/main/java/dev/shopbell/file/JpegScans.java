package dev.shopbell.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Counts the scans of a progressive JPEG before it is decoded. Each one goes over the whole picture once more, and may
/// be a few bytes long: 100 of them over 36 megapixels, in 220 kB, took the JDK's reader half a minute.
///
/// The segments are those of ITU-T T.81, annex B.
final class JpegScans {
    /// Encoders write about ten, the most thorough ones under twenty.
    private static final int MOST = 32;

    private static final int MARKER = 0xFF;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    /// Has no length, as restarts have none.
    private static final int TEMPORARY = 0x01;

    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private JpegScans() {}

    /// @throws UnfitException where there are too many. What is cut off or damaged is left to the reader.
    static void check(Path picture) throws IOException, UnfitException {
        try (InputStream file = Files.newInputStream(picture);
                DataInputStream in = new DataInputStream(new BufferedInputStream(file))) {
            int scans = 0;
            in.skipNBytes(2);
            for (int marker = nextMarker(in); marker != END; marker = nextMarker(in)) {
                in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
                scans += marker == SCAN ? 1 : 0;
                if (scans > MOST) {
                    throw new UnfitException("The picture is drawn in more than " + MOST + " steps.");
                }
            }
        } catch (EOFException e) {
            // some cameras forget the end
        }
    }

    /// The next that begins a segment or ends the picture; zeros and restarts belong to what is coded between.
    private static int nextMarker(DataInputStream in) throws IOException {
        while (true) {
            int one = in.readUnsignedByte();
            while (one != MARKER) {
                one = in.readUnsignedByte();
            }
            while (one == MARKER) {
                one = in.readUnsignedByte();
            }
            if (one > TEMPORARY && (one < FIRST_RESTART || one > LAST_RESTART)) {
                return one;
            }
        }
    }
}
