package dev.shopbell.plainchat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormFieldsTest {
    @Test
    void fields_are_read_as_browsers_write_them() {
        FormFields fields = FormFields.of("id=1&text=Is+it+%C3%A4+%26%0D%0Atwo%3F&empty=");
        assertThat(fields.get("id")).isEqualTo("1");
        assertThat(fields.get("text")).isEqualTo("Is it ä &\r\ntwo?");
        assertThat(fields.get("empty")).isEmpty();
        assertThat(fields.get("absent")).isEmpty();
    }

    @Test
    void of_two_fields_the_first_counts_and_what_is_malformed_is_left_out() {
        FormFields fields = FormFields.of("a=1&a=2&b=%zz&=3&&c");
        assertThat(fields.byName()).containsOnlyKeys("a");
        assertThat(fields.get("a")).isEqualTo("1");
    }
}
