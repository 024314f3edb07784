package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.shopbell.protocol.GeneratedFile;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneratedFilesTest {
    @Test
    void documentation_of_the_configuration_is_up_to_date() throws Exception {
        new GeneratedFile("docs/config.md", ConfigDocument.of(settings())).mustBeUpToDate();
    }

    @Test
    void description_of_the_api_is_up_to_date() throws Exception {
        new GeneratedFile("docs/openapi.yaml", OpenApiDocument.of(Modules.SERVER_CLASSES, "0.1.0")).mustBeUpToDate();
    }

    @Test
    void every_configuration_record_is_read_at_the_start() throws Exception {
        assertThat(Arrays.stream(settings().getRecordComponents())
                        .map(RecordComponent::getType)
                        .map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(Modules.SERVER_CLASSES.stream()
                        .filter(type -> type.isRecord() && type.getSimpleName().endsWith("Config"))
                        .map(JavaClass::getName)
                        .toList());
    }

    /// Hidden in `app`, as it should be.
    private static Class<?> settings() throws ClassNotFoundException {
        return Class.forName("dev.shopbell.app.Settings");
    }
}
