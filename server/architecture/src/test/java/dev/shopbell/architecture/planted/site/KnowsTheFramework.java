package dev.shopbell.architecture.planted.site;

import jakarta.inject.Singleton;

@Singleton
final class KnowsTheFramework {}
