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
        String dark = css.substring(light.length(), css.indexOf("* {", light.length()));
        assertThat(propertiesOf(light)).isEqualTo(propertiesOf(PanelStyle.LIGHT + ";"));
        assertThat(propertiesOf(dark)).isEqualTo(propertiesOf(PanelStyle.DARK + ";"));
    }

    @Test
    void a_site_that_wants_one_scheme_gets_it_whatever_the_device_prefers() {
        SiteSettings.Look look = SiteSettings.DEFAULT.look();
        assertThat(PanelStyle.of(with(look, SiteSettings.Scheme.LIGHT)))
                .isEqualTo(":root{--accent:#006600;--on:#ffffff;" + PanelStyle.LIGHT + "}");
        assertThat(PanelStyle.of(with(look, SiteSettings.Scheme.DARK)))
                .isEqualTo(":root{--accent:#99ff99;--on:#000000;" + PanelStyle.DARK + "}");
        assertThat(PanelStyle.of(with(look, SiteSettings.Scheme.AUTO)))
                .isEqualTo(":root{--accent:#006600;--on:#ffffff}"
                        + "@media(prefers-color-scheme:dark){:root{--accent:#99ff99;--on:#000000}}");
    }

    private static SiteSettings.Look with(SiteSettings.Look look, SiteSettings.Scheme scheme) {
        return new SiteSettings.Look(
                "#006600",
                "#99ff99",
                look.launcher(),
                look.side(),
                look.inlinePixels(),
                look.blockPixels(),
                scheme,
                null,
                true);
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
