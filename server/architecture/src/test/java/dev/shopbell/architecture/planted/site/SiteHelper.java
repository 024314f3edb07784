package dev.shopbell.architecture.planted.site;

final class SiteHelper {}
