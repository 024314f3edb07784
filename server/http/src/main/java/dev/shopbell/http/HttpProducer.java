package dev.shopbell.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopbell.protocol.Wire;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this module's objects out of the application's configuration.
final class HttpProducer {
    @Produces
    @Singleton
    Origins origins(HttpConfig config) {
        return new Origins(config);
    }

    @Produces
    @Singleton
    Requests requests(HttpConfig config) {
        return new Requests(config);
    }

    @Produces
    @Singleton
    Cookies cookies(HttpConfig config) {
        return new Cookies(config);
    }

    /// Takes the place of the framework's lenient one for the bodies of requests and answers.
    @Produces
    @Singleton
    ObjectMapper objectMapper() {
        return Wire.httpMapper().rebuild().addModule(PlainTextModule.refusing()).build();
    }
}
