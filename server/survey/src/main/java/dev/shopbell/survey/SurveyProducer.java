package dev.shopbell.survey;

import dev.shopbell.conversation.Conversations;
import dev.shopbell.customer.Customers;
import dev.shopbell.site.Sites;
import dev.shopbell.storage.Storage;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes this module's objects.
final class SurveyProducer {
    @Produces
    @Singleton
    Surveys surveys(
            Storage storage, Sites sites, Customers customers, Conversations conversations, InstantSource clock) {
        return new Surveys(new SurveyStore(storage.jdbi()), sites, customers, conversations, clock);
    }
}
