package dev.shopbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailAddressTest {
    @Test
    void one_address_is_one_address() {
        assertThat(EmailAddress.isOne("ines.o'neill+chat@shop.example")).isTrue();
        assertThat(EmailAddress.isOne("chat@localhost")).isTrue();
    }

    @Test
    void nothing_ends_a_header_or_begins_another_recipient() {
        for (String hostile : new String[] {
            "a@b.example\r\nBcc: c@d.example",
            "a@b.example,c@d.example",
            "a@b.example c@d.example",
            "Ines <a@b.example>",
            "a@b.example\u0000",
            "a@-b.example",
            "a@@b.example",
            "@b.example",
            ""
        }) {
            assertThat(EmailAddress.isOne(hostile)).as(hostile).isFalse();
        }
    }
}
