package dev.shopbell.transcript;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends by SMTP. One connection at a time, closed after each letter: there are few.
final class SmtpPostman implements Postman, AutoCloseable {
    private final TranscriptConfig config;
    private final MailClient client;
    /// All that happens on a connection happens here. From any other thread the client could be called back on two
    /// event loops, and what the server said first would be lost while nobody listened yet.
    private final Context context;

    SmtpPostman(Vertx vertx, TranscriptConfig config) {
        this.config = config;
        MailConfig smtp = new MailConfig()
                .setHostname(Objects.requireNonNull(config.smtpHost()))
                .setPort(config.smtpPort())
                .setKeepAlive(false)
                .setMaxPoolSize(1);
        switch (config.tls()) {
            case STARTTLS -> smtp.setStarttls(StartTLSOptions.REQUIRED);
            case TLS -> smtp.setSsl(true).setStarttls(StartTLSOptions.DISABLED);
            case NONE -> smtp.setStarttls(StartTLSOptions.DISABLED);
        }
        if (config.smtpUser() != null) {
            smtp.setUsername(config.smtpUser()).setPassword(Objects.requireNonNullElse(config.smtpPassword(), ""));
        }
        client = MailClient.create(vertx, smtp);
        context = vertx.getOrCreateContext();
    }

    @Override
    public void send(String id, String to, String subject, String text, String html) {
        String host = config.smtpFrom().substring(config.smtpFrom().indexOf('@') + 1);
        MailMessage message = new MailMessage(config.smtpFrom(), to, subject, text)
                .setHtml(html)
                .addHeader("Message-ID", "<" + id + "@" + host + ">")
                .addHeader("Auto-Submitted", "auto-generated");
        try {
            CompletableFuture<MailResult> sent = new CompletableFuture<>();
            context.runOnContext(
                    now -> client.sendMail(message).onSuccess(sent::complete).onFailure(sent::completeExceptionally));
            sent.get(config.smtpWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("The mail server did not take a letter: " + cause, cause);
        }
    }

    @Override
    public void close() {
        var _ = client.close();
    }
}
