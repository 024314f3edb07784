package dev.shopbell.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PanelStyleTest {
    @Test
    void a_scheme_is_what_the_panels_style_makes_of_it() throws IOException {
        String css = Files.readString(Path.of("../../web/widget/src/panel/panel.css"));
        String light = css.substring(0, css.indexOf("@media (prefers-color-scheme: dark)"));
        String dark = css.substring(light.length(), css.indexOf("body {", light.length()));
        assertThat(propertiesOf(light)).isEqualTo(propertiesOf(PanelStyle.LIGHT + ";"));
        assertThat(propertiesOf(dark)).isEqualTo(propertiesOf(PanelStyle.DARK + ";"));
    }

    private static String propertiesOf(String css) {
        return Pattern.compile("(--[a-z]+):\\s*(#[0-9a-f]+);")
                .matcher(css)
                .results()
                .map(found -> found.group(1) + ":" + found.group(2))
                .toList()
                .toString();
    }
}
