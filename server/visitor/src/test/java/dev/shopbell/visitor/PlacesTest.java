package dev.shopbell.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void supply() throws IOException {
        file = folder.resolve("countries.mmdb");
        Files.write(file, twoCountries());
    }

    static byte[] twoCountries() {
        return new AddressFile()
                .with(bytes("203.0.113.0"), 24, place("NL", "Utrecht"))
                .with(bytes("198.51.100.128"), 25, place("DE", null))
                .with(bytes("2001:db8:1::"), 48, place("FR", "Lyon"))
                .bytes();
    }

    private static byte[] bytes(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    private static Map<String, Object> place(String country, @Nullable String town) {
        Map<String, Object> land = Map.of("iso_code", country, "names", Map.of("en", "Somewhere"));
        return town == null
                ? Map.of("country", land)
                : Map.of("country", land, "city", Map.of("names", Map.of("en", town)));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, NL, Utrecht",
        "198.51.100.200, DE,",
        "2001:db8:1:2::3, FR, Lyon",
        "198.51.100.7, , ",
        "2001:db8:2::1, , ",
        "127.0.0.1, , ",
        "unknown, , "
    })
    void an_address_of_either_kind_is_where_its_network_is(
            String address, @Nullable String country, @Nullable String town) {
        assertThat(Places.open(file).of(address)).isEqualTo(new Places.Place(country, town));
    }

    @Test
    void what_is_no_country_is_left_out() throws IOException {
        Files.write(
                file,
                new AddressFile()
                        .with(bytes("203.0.113.0"), 24, Map.of("country", Map.of("iso_code", "<b>")))
                        .with(bytes("198.51.100.0"), 24, Map.of("country", "NL"))
                        .bytes());
        Places places = Places.open(file);
        assertThat(places.of("203.0.113.7")).isEqualTo(Places.NOWHERE);
        assertThat(places.of("198.51.100.7")).isEqualTo(Places.NOWHERE);
    }

    @Test
    void a_missing_file_leaves_countries_unknown_until_it_is_there() throws IOException {
        Files.delete(file);
        Places places = Places.open(file);
        assertThat(places.of("203.0.113.7")).isEqualTo(Places.NOWHERE);
        assertThat(places.renew()).isNull();

        Files.write(file, twoCountries());
        assertThat(places.renew()).isNull();
        assertThat(places.of("203.0.113.7").country()).isEqualTo("NL");
    }

    @Test
    void a_replaced_file_counts_and_a_broken_one_leaves_the_one_before() throws IOException {
        Places places = Places.open(file);
        Files.write(file, new byte[] {1, 2, 3});
        assertThat(places.renew())
                .contains(file.toString(), "visitor.geoDatabase", "no database of addresses")
                .endsWith("the one that was read before goes on.");
        assertThat(places.renew()).as("told once").isNull();
        assertThat(places.of("203.0.113.7").country()).isEqualTo("NL");

        Files.write(
                file,
                new AddressFile()
                        .with(bytes("203.0.113.0"), 24, place("BE", null))
                        .bytes());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_777_000_000_000L));
        assertThat(places.renew()).isNull();
        assertThat(places.of("203.0.113.7")).isEqualTo(new Places.Place("BE", null));

        Files.delete(file);
        assertThat(places.renew()).contains("cannot be read", "goes on");
        assertThat(places.of("203.0.113.7").country()).isEqualTo("BE");
    }

    @Test
    void a_file_that_never_was_one_is_told_with_what_follows_from_it() throws IOException {
        Files.writeString(file, "country,network\n".repeat(500));
        Places places = Places.open(file);
        Files.writeString(file, "country,network\n".repeat(501));
        assertThat(places.renew()).contains("countries stay unknown", "blocks by country hold nobody off");
        assertThat(places.of("203.0.113.7")).isEqualTo(Places.NOWHERE);
    }
}
