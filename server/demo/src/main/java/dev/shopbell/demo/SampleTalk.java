package dev.shopbell.demo;

import dev.shopbell.protocol.Page;
import java.util.List;

/// What a sample shopper asks, line by line, and on which page. The next line comes after an answer.
///
/// @param path the page of the shop
/// @param title that page's title
record SampleTalk(String path, String title, List<String> lines) {
    static final List<SampleTalk> ALL = List.of(
            new SampleTalk(
                    "/category/jackets",
                    "Jackets",
                    List.of(
                            "Hi! Which of these jackets keeps the rain out for a whole day?",
                            "And does it pack small enough for a daypack?",
                            "Great, then I'll take that one. Thank you!")),
            new SampleTalk(
                    "/delivery",
                    "Delivery",
                    List.of(
                            "My parcel was due on Tuesday and tracking has not moved since Sunday. Can you look?",
                            "The order number is TW-1042.",
                            "Thanks, that is all I needed to know.")),
            new SampleTalk(
                    "/size-guide",
                    "Size guide",
                    List.of(
                            "I am 178 cm and 70 kg, usually between M and L. Which size would you take?",
                            "I like room for a fleece underneath.",
                            "Then L it is.")),
            new SampleTalk(
                    "/returns",
                    "Returns",
                    List.of("Can I return boots that I have worn once, indoors?", "Do I have to pay for the parcel?")),
            new SampleTalk(
                    "/category/packs",
                    "Packs",
                    List.of("Does the 30-litre pack fit under an aeroplane seat?", "Perfect, thanks.")),
            new SampleTalk(
                    "/category/camp",
                    "Camp",
                    List.of(
                            "How warm is the lighter sleeping bag, really? I get cold easily.",
                            "So for May in Scotland I should take the other one?")));

    /// Of those who were invited.
    static final SampleTalk INVITED = new SampleTalk(
            "/size-guide",
            "Size guide",
            List.of("Yes please! Does this one come up large or small?", "Thank you, that helps."));

    SamplePage samplePage() {
        String kind = path.startsWith("/category/") ? "category" : "other";
        return new SamplePage(path, title, kind, "", 0);
    }

    Page page(String storeUrl) {
        return new Page(storeUrl + path, title + " · Tarnwell");
    }
}
