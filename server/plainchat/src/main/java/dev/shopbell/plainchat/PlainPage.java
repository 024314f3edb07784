package dev.shopbell.plainchat;

import dev.shopbell.protocol.ServerFrame;
import dev.shopbell.ticket.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One state of the page, as HTML.
///
/// While it waits it loads itself anew and has no field, so that nobody is interrupted in mid-sentence; whoever wants
/// to write, or to be left alone, follows a link to the same page with the field, which stays as it is.
///
/// @param task what the page is for
/// @param waits whether the shopper asked the page to look for the answer by itself
/// @param left the request that the shopper just left; with [Task#LEFT] alone
record PlainPage(
        Shop shop,
        PlainTexts texts,
        Chat chat,
        Outlook outlook,
        Task task,
        PlainForm form,
        @Nullable Request left,
        boolean waits,
        Instant now) {
    /// What a page is for.
    enum Task {
        /// To write, to wait and to read.
        WRITE,
        /// To leave a question that is answered by e-mail.
        MAIL,
        /// To tell that the question was taken.
        LEFT,
        /// To tell that the shop takes none from here.
        TURNED_AWAY
    }

    /// An answer that is worth waiting for comes soon; later, a look now and then is enough, and at last none.
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final Duration NOW_AND_THEN = Duration.ofMinutes(30);
    private static final int SOON_SECONDS = 15;
    private static final int NOW_AND_THEN_SECONDS = 60;
    private static final int SECONDS_A_MINUTE = 60;

    /// The whole document.
    String html() {
        Integer again = secondsToNextLook();
        StringBuilder html = new StringBuilder(8_192);
        html.append("<!doctype html>\n<html lang=\"")
                .append(Html.text(texts.language()))
                .append("\" dir=\"");
        html.append(texts.direction()).append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"")
                .append(shop.scheme())
                .append("\">\n");
        if (again != null) {
            html.append("<meta http-equiv=\"refresh\" content=\"")
                    .append(again)
                    .append("; url=")
                    .append(path());
            html.append("?wait=1\">\n");
        }
        html.append("<title>").append(Html.text(title())).append("</title>\n");
        html.append("<link rel=\"stylesheet\" href=\"").append(path()).append(".css\">\n</head>\n<body>\n");
        addHeader(html);
        html.append("<main>\n");
        if (task != Task.TURNED_AWAY) {
            new PlainLog(path(), shop.greeting(), chat, texts, now).add(html);
        }
        html.append("<div id=\"end\">\n");
        switch (task) {
            case TURNED_AWAY -> addTold(html, texts.text("turnedAway"));
            case LEFT -> addLeft(html);
            case MAIL -> addMailForm(html);
            case WRITE -> {
                if (again == null) {
                    addChatForm(html);
                } else {
                    addWaiting(html, again);
                }
            }
        }
        if (task != Task.TURNED_AWAY) {
            PlainHours.add(html, outlook.hours(), now, texts);
        }
        return html.append("</div>\n</main>\n</body>\n</html>\n").toString();
    }

    /// Where this page is; a form and its links lead back to it.
    String path() {
        return pathOf(shop.key());
    }

    static String pathOf(String key) {
        return "/chat/" + key + "/plain";
    }

    /// How long until the page should look again by itself; null where it should not.
    @Nullable
    Integer secondsToNextLook() {
        Instant since = chat.waitingSince();
        if (!waits || since == null || form.trouble() != null || task != Task.WRITE) {
            return null;
        }
        Duration waited = Duration.between(since, now);
        if (waited.compareTo(NOW_AND_THEN) > 0) {
            return null;
        }
        return waited.compareTo(SOON) > 0 ? NOW_AND_THEN_SECONDS : SOON_SECONDS;
    }

    /// Read aloud first when the page has loaded itself anew, and shown in a list of tabs.
    private String title() {
        boolean answered = waits && chat.open() && chat.waitingSince() == null;
        String state = form.trouble() != null
                ? texts.text("failed") + " "
                : task == Task.LEFT && left != null
                        ? left.shownNumber() + " – "
                        : answered ? texts.text("answered") + " – " : chat.waitingSince() != null ? "… " : "";
        return state + shop.name();
    }

    private void addHeader(StringBuilder html) {
        html.append("<p class=\"skip\"><a href=\"#end\">")
                .append(text("newest"))
                .append("</a></p>\n<header>\n<h1>");
        html.append(Html.text(shop.name())).append("</h1>\n");
        String address = shop.address();
        if (address != null) {
            html.append("<p><a href=\"").append(Html.text(address)).append("\">");
            html.append(text("toShop")).append("</a></p>\n");
        }
        html.append("</header>\n");
    }

    private void addWaiting(StringBuilder html, int seconds) {
        addStatus(html);
        html.append("<p class=\"quiet\">");
        html.append(Html.text(texts.text("looksAgain").replace("{n}", Integer.toString(seconds))))
                .append("</p>\n<p class=\"ways\"><a class=\"button\" href=\"")
                .append(path())
                .append("?wait=1\">");
        html.append(text("lookAgain")).append("</a> ");
        addWay(html, "", "writeMore");
        if (outlook.offersMail()) {
            html.append(' ');
            addWay(html, "?mail=1", "byMail");
        }
        html.append("</p>\n");
    }

    /// How things stand, and what else one can do meanwhile.
    private void addStatus(StringBuilder html) {
        ServerFrame.Waiting place = outlook.place();
        addTold(html, status());
        if (chat.waitingSince() == null) {
            return;
        }
        if (place != null) {
            Integer seconds = place.expectedSeconds();
            html.append("<p>").append(text("place", "{n}", Integer.toString(place.position())));
            if (seconds != null) {
                html.append(' ').append(text("expectedWait", "{n}", Integer.toString(seconds / SECONDS_A_MINUTE)));
            }
            html.append("</p>\n");
        }
        if (!shop.meanwhile().isEmpty()) {
            html.append("<p>").append(text("meanwhile")).append("</p>\n<ul>\n");
            shop.meanwhile()
                    .forEach(line -> html.append("<li dir=\"auto\">")
                            .append(Html.linked(line))
                            .append("</li>\n"));
            html.append("</ul>\n");
        }
    }

    private String status() {
        boolean waiting = chat.waitingSince() != null;
        if (!outlook.standing().open()) {
            return closedUntil() + (waiting ? " " + texts.text("keptUntil") : "");
        }
        if (!outlook.standing().staffAvailable()) {
            return waiting ? texts.text("kept") : texts.text("away") + ". " + texts.text("leave");
        }
        return waiting ? texts.text("waiting") : chat.open() || chat.entries().isEmpty() ? "" : texts.text("closed");
    }

    private String closedUntil() {
        Instant opensAt = outlook.standing().opensAt();
        return opensAt == null
                ? texts.text("closedNow")
                : texts.text("closedUntil")
                        .replace(
                                "{when}",
                                PlainHours.moment(opensAt, outlook.hours(), Locale.forLanguageTag(texts.language())));
    }

    private void addChatForm(StringBuilder html) {
        addStatus(html);
        beginForm(html, path());
        form.addFields(html, texts);
        addWords(html, "write", true);
        html.append("<p class=\"ways\"><button class=\"button\">")
                .append(text("send"))
                .append("</button>");
        if (!chat.entries().isEmpty()) {
            html.append(' ');
            addWay(html, "?wait=1", "lookAgain");
        }
        if (outlook.offersMail()) {
            html.append(' ');
            addWay(html, "?mail=1", "byMail");
        }
        html.append("</p>\n");
        addStarts(html);
        html.append("</form>\n");
    }

    /// After the button that sends: Enter in a field presses the first button of its form.
    private void addStarts(StringBuilder html) {
        if (chat.entries().isEmpty()) {
            html.append("<p class=\"starts\">");
            shop.starts()
                    .forEach(start -> html.append("<button name=\"start\" formnovalidate value=\"")
                            .append(Html.text(start))
                            .append("\">")
                            .append(Html.text(start))
                            .append("</button> "));
            html.append("</p>\n");
        }
    }

    private void addMailForm(StringBuilder html) {
        addTold(html, whyByMail() + texts.text("leaveIntro"));
        beginForm(html, path() + "/request");
        form.addFields(html, texts);
        addWords(html, "fieldQuestion", !chat.open());
        html.append("<p class=\"ways\"><button class=\"button\">")
                .append(text("mailSend"))
                .append("</button>");
        if (!outlook.mailAlone() || chat.open()) {
            html.append(' ');
            addWay(html, "", "toChat");
        }
        html.append("</p>\n</form>\n");
    }

    private String whyByMail() {
        if (!outlook.standing().open()) {
            return closedUntil() + " ";
        }
        return outlook.standing().staffAvailable() ? "" : texts.text("away") + ". ";
    }

    private void addLeft(StringBuilder html) {
        if (left != null) {
            html.append("<p role=\"status\">")
                    .append(text("left")
                            .replace("{number}", "<b><bdi>" + left.shownNumber() + "</bdi></b>")
                            .replace("{name}", "<bdi>" + Html.text(left.email()) + "</bdi>"))
                    .append("</p>\n");
        }
        html.append("<p class=\"ways\">");
        addWay(html, "", "toChat");
        html.append("</p>\n");
    }

    private void beginForm(StringBuilder html, String action) {
        if (form.trouble() != null) {
            html.append("<p id=\"trouble\" role=\"alert\">")
                    .append(text("failed"))
                    .append(' ');
            html.append(Html.text(form.trouble())).append("</p>\n");
        }
        html.append("<form method=\"post\" action=\"").append(action).append("\">\n");
        addHidden(html, "key", form.key());
        addHidden(html, "id", form.id().toString());
    }

    private void addWords(StringBuilder html, String label, boolean required) {
        html.append("<label for=\"text\">").append(text(label));
        html.append(required ? "" : " <small>(" + text("optional") + ")</small>")
                .append("</label>\n");
        html.append("<textarea id=\"text\" name=\"text\" rows=\"3\" cols=\"60\" maxlength=\"4000\" dir=\"auto\"");
        html.append(required ? " required" : "");
        if (form.trouble() != null) {
            html.append(form.faults().isEmpty() ? " aria-invalid=\"true\" autofocus" : "")
                    .append(" aria-describedby=\"trouble\"");
        }
        // The first line feed after the tag is not part of the text.
        html.append(">\n")
                .append(Html.text(PlainForm.keptOf(form.kept(), PlainForm.TEXT)))
                .append("</textarea>\n");
    }

    private static void addHidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(value)
                .append("\">\n");
    }

    private void addTold(StringBuilder html, String sentence) {
        if (!sentence.isEmpty()) {
            html.append("<p role=\"status\">").append(Html.text(sentence)).append("</p>\n");
        }
    }

    private void addWay(StringBuilder html, String query, String key) {
        html.append("<a href=\"").append(path()).append(query).append("\">").append(text(key));
        html.append("</a>");
    }

    private String text(String key) {
        return Html.text(texts.text(key));
    }

    private String text(String key, String place, String value) {
        return Html.text(texts.text(key).replace(place, value));
    }
}
