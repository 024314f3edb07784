package dev.shopbell.architecture.planted.site.parts;

record Nested() {}
