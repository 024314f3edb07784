package dev.shopbell.architecture.planted.site;

import dev.shopbell.architecture.planted.app.Wiring;

record Upward(Wiring wiring) {}
