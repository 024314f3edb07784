package dev.shopbell.transcript;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends by SMTP. Each attempt has a client of its own, which ends with it: there are few letters, and one that waits
/// for
/// a slow server must neither go out behind the back of the next attempt nor hold it up.
final class SmtpPostman implements Postman {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(30);
    /// How the client begins what it says of a letter that was refused. What it says of the greeting, the sign-in and
    /// the sender is the merchant's to mend, who may do so while letters wait.
    private static final List<String> ABOUT_THE_LETTER =
            List.of("recipient address not accepted", "DATA command not accepted", "sending data failed");

    private final Vertx vertx;
    private final TranscriptConfig config;
    private final MailConfig smtp;
    /// All that happens on a connection happens here. From any other thread the client could be called back on two
    /// event loops, and what the server said first would be lost while nobody listened yet.
    private final Context context;

    SmtpPostman(Vertx vertx, TranscriptConfig config) {
        this.vertx = vertx;
        this.config = config;
        smtp = new MailConfig()
                .setHostname(Objects.requireNonNull(config.smtpHost()))
                .setPort(config.smtpPort())
                .setKeepAlive(false)
                .setMaxPoolSize(1);
        smtp.setConnectTimeout(Math.toIntExact(CONNECTS_WITHIN.toMillis()));
        // Closing a client leaves alone a connection on which something is under way. By then the attempt is over.
        smtp.setIdleTimeout(Math.toIntExact(config.smtpWithin().toSeconds() + 1));
        switch (config.tls()) {
            case STARTTLS -> smtp.setStarttls(StartTLSOptions.REQUIRED);
            case TLS -> smtp.setSsl(true).setStarttls(StartTLSOptions.DISABLED);
            case NONE -> smtp.setStarttls(StartTLSOptions.DISABLED);
        }
        if (config.smtpUser() != null) {
            smtp.setUsername(config.smtpUser()).setPassword(Objects.requireNonNullElse(config.smtpPassword(), ""));
        }
        context = vertx.getOrCreateContext();
    }

    @Override
    public Attempt send(String id, String to, String subject, String text, String html) {
        String host = config.smtpFrom().substring(config.smtpFrom().indexOf('@') + 1);
        MailMessage message = new MailMessage(config.smtpFrom(), to, subject, text)
                .setHtml(html)
                .addHeader("Message-ID", "<" + id + "@" + host + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        MailClient client = MailClient.create(vertx, smtp);
        try {
            CompletableFuture<MailResult> sent = new CompletableFuture<>();
            context.runOnContext(
                    now -> client.sendMail(message).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
            sent.get(config.smtpWithin().toMillis(), TimeUnit.MILLISECONDS);
            return new Attempt.Taken();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Unanswered("the server stops");
        } catch (TimeoutException e) {
            return new Attempt.Unanswered("the mail server did not answer within " + config.smtpWithin());
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return isForGood(cause) ? new Attempt.Refused(cause.toString()) : new Attempt.Failed(cause.toString());
        } finally {
            var _ = client.close();
        }
    }

    /// A reply of 5yz says that the same would be refused again (RFC 5321, 4.2.1).
    private static boolean isForGood(Throwable cause) {
        return cause instanceof SMTPException reply
                && reply.isPermanent()
                && ABOUT_THE_LETTER.stream().anyMatch(String.valueOf(reply.getMessage())::startsWith);
    }
}
