package dev.shopbell.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How a site's widget looks and what it says first.
///
/// @param accent the brand's colour, `#rrggbb`
/// @param greeting the first words of an empty panel; may be empty
/// @param starts questions that a shopper can ask with one tap, at most [#MAX_STARTS]
/// @param side where the button stands
/// @param language a BCP 47 tag, the language of the widget's own texts
public record WidgetLook(String accent, String greeting, List<String> starts, Side side, String language) {
    /// The most one-tap questions: what a phone shows without scrolling.
    public static final int MAX_STARTS = 4;

    /// A quiet widget in English.
    public static final WidgetLook DEFAULT = new WidgetLook("#1f6feb", "", List.of(), Side.END, "en");

    /// A side of the page, in the direction in which its text runs.
    public enum Side {
        /// Left where text runs from left to right.
        @JsonProperty("start")
        START,
        /// Right where text runs from left to right.
        @JsonProperty("end")
        END
    }

    /// The list is copied.
    public WidgetLook {
        starts = List.copyOf(starts);
    }
}
