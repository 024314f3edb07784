package dev.shopbell.app;

import dev.shopbell.demo.DemoShop;
import dev.shopbell.demo.SampleShoppers;
import dev.shopbell.http.HttpConfig;
import dev.shopbell.site.Snippets;
import jakarta.inject.Singleton;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/// What the terminal says once everything can be used: where things are, and what to do first.
@Singleton
final class Greeting {
    private static final int SHOPPERS_AT_ONCE = 3;
    /// As many as a list needs to look like one.
    private static final int PEOPLE_AT_START = 9;

    private final CommandLine commandLine;
    private final HttpConfig http;
    private final SetupLink setupLink;
    private final DemoShop demoShop;
    private final Snippets snippets;
    private final SampleShoppers shoppers;
    private final PrintStream out = System.out;

    Greeting(
            CommandLine commandLine,
            HttpConfig http,
            SetupLink setupLink,
            DemoShop demoShop,
            Snippets snippets,
            SampleShoppers shoppers) {
        this.commandLine = commandLine;
        this.http = http;
        this.setupLink = setupLink;
        this.demoShop = demoShop;
        this.snippets = snippets;
        this.shoppers = shoppers;
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
                                person.email(), person.role().name().toLowerCase(Locale.ROOT)));
                out.println();
                letShoppersIn(shop);
                out.println("  Ctrl-C stops everything; what was said is kept.");
            }
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 where input and output are no terminal
    private void letShoppersIn(DemoShop.Opened shop) {
        Runnable some = () -> shoppers.letIn(SHOPPERS_AT_ONCE, shop.site(), shop.storeUrl(), http.socketOrigin());
        if (commandLine.shoppers() > 0) {
            shoppers.letIn(commandLine.shoppers(), shop.site(), shop.storeUrl(), http.socketOrigin());
        }
        Console terminal = System.console();
        if (terminal != null && terminal.isTerminal()) {
            shoppers.letLook(PEOPLE_AT_START, shop.site(), shop.storeUrl(), http.socketOrigin());
            out.println("  Some people look around in the shop already: see the console's visitors.");
            out.println("  Enter lets " + SHOPPERS_AT_ONCE + " sample shoppers in, who ask and wait for your answer.");
            Thread.ofPlatform().daemon().name("terminal").start(() -> {
                while (terminal.readLine() != null) {
                    some.run();
                    out.println("  " + SHOPPERS_AT_ONCE + " shoppers came in. Enter lets in more.");
                }
            });
        }
    }
}
