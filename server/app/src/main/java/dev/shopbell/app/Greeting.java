package dev.shopbell.app;

import dev.shopbell.demo.DemoShop;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.site.Snippets;
import jakarta.inject.Singleton;
import java.io.PrintStream;

/// What the terminal says once everything can be used: where things are, and what to do first.
@Singleton
final class Greeting {
    private final CommandLine commandLine;
    private final HttpConfig http;
    private final SetupLink setupLink;
    private final DemoShop demoShop;
    private final Snippets snippets;
    private final PrintStream out = System.out;

    Greeting(CommandLine commandLine, HttpConfig http, SetupLink setupLink, DemoShop demoShop, Snippets snippets) {
        this.commandLine = commandLine;
        this.http = http;
        this.setupLink = setupLink;
        this.demoShop = demoShop;
        this.snippets = snippets;
    }

    /// Opens what the command asks for, and says so.
    void print() {
        String console = http.publicOrigin() + "/console/";
        switch (commandLine.command()) {
            case SERVE -> {
                out.println("Shopbell is ready: " + console);
                setupLink.current().ifPresent(link -> out.println("Make the first account with this link: " + link));
            }
            case DEMO -> {
                DemoShop.Opened shop = demoShop.open(commandLine.storePort(), snippets::of);
                out.println();
                out.println("  The shop      " + shop.storeUrl());
                out.println("  The console   " + console);
                out.println();
                out.println("  Sign in as one of these, all with the password " + DemoShop.PASSWORD);
                shop.people()
                        .forEach(person -> out.printf(
                                "    %-26s %s%n",
                                person.email(), person.role().name().toLowerCase(java.util.Locale.ROOT)));
                out.println();
                out.println("  Ctrl-C stops everything; what was said is kept.");
            }
        }
    }
}
