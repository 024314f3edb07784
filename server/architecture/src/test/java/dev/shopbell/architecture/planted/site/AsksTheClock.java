package dev.shopbell.architecture.planted.site;

import java.time.Instant;

record AsksTheClock(Instant at) {
    AsksTheClock() {
        this(Instant.now());
    }
}
