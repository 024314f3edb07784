package dev.shopbell.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.vertx.core.Vertx;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Against a real SMTP server.
class SmtpPostmanTest {
    @RegisterExtension
    final GreenMailExtension server = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SmtpPostman postman(int port) {
        TranscriptConfig usual = TranscriptConfig.DEFAULT;
        return new SmtpPostman(
                vertx,
                new TranscriptConfig(
                        "127.0.0.1",
                        port,
                        "none",
                        null,
                        null,
                        "chat@shop.example",
                        Duration.ofSeconds(20),
                        usual.firstPause(),
                        usual.longestPause(),
                        usual.giveUpAfter(),
                        usual.visitorHourMails(),
                        usual.senderHourMails(),
                        usual.addressDayMails(),
                        usual.siteDayMails()));
    }

    @Test
    void a_letter_arrives_in_both_forms_under_a_name_that_a_repeat_would_bear_too() throws Exception {
        Postman.Attempt attempt = postman(server.getSmtp().getPort())
                .send("0199", "ines@home.example", "Ihr Gespräch", "Grüße", "<p>Grüße</p>");
        assertThat(attempt).isEqualTo(new Postman.Attempt.Taken());
        MimeMessage letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("Ihr Gespräch");
        assertThat(letter.getMessageID()).isEqualTo("<0199@shop.example>");
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly("ines@home.example");
        assertThat(GreenMailUtil.getBody(letter)).contains("text/plain").contains("text/html");
    }

    @Test
    void a_server_that_is_away_is_told() throws Exception {
        int port = server.getSmtp().getPort();
        server.stop();
        assertThat(postman(port).send("1", "ines@home.example", "a", "b", "c"))
                .isInstanceOf(Postman.Attempt.Failed.class);
    }
}
