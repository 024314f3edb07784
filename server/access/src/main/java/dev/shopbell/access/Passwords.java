package dev.shopbell.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Hashes passwords with Argon2id. Safe to use from any thread; a call takes tens of milliseconds of a processor.
final class Passwords {
    /// The least of the settings that OWASP's Password Storage Cheat Sheet recommends for Argon2id (19 MiB, two
    /// passes, one lane): it has more of them with more memory and fewer passes, of the same strength.
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;
    /// ASVS 5.0 asks for 8 at least and recommends more.
    static final int MIN_LENGTH = 10;
    /// Longer than any passphrase; bounds what is hashed.
    static final int MAX_LENGTH = 200;

    /// Each hash holds a processor and 19 MiB; the other half of the processors goes on with the chats.
    private final Semaphore hashing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /// Checked against when there is nothing to check, so that an unknown e-mail address takes as long as a known
    /// one.
    private final String decoy = hash(Token.random().text());

    /// What is wrong with a new password, for a person; null if nothing is.
    @Nullable
    String complaint(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH || length > MAX_LENGTH) {
            return "A password takes " + MIN_LENGTH + " to " + MAX_LENGTH + " characters.";
        }
        return password.equalsIgnoreCase(email) ? "The password must not be the e-mail address." : null;
    }

    /// The hash, with its settings and salt in it.
    String hash(String password) {
        hashing.acquireUninterruptibly();
        try {
            return Password.hash(normal(password))
                    .addRandomSalt(SALT_BYTES)
                    .with(ARGON2)
                    .getResult();
        } finally {
            hashing.release();
        }
    }

    /// Whether this is the password; with no hash it never is, and takes as long.
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > MAX_LENGTH * 2) {
            return false;
        }
        String against = hash == null ? decoy : hash;
        hashing.acquireUninterruptibly();
        try {
            boolean matches =
                    Password.check(normal(password), against).with(Argon2Function.getInstanceFromHash(against));
            return matches && hash != null;
        } finally {
            hashing.release();
        }
    }

    /// The same password typed on another keyboard may arrive in another form of Unicode (NIST SP 800-63B).
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
