package dev.shopbell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.ConversationFrame;
import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.protocol.SessionFrame;
import dev.shopbell.protocol.VisitorFrame;
import dev.shopbell.realtime.FrameHandler;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each feature of the protocol has one handler. Frames of the session are answered by `realtime` itself.
class FrameHandlerTest {
    @Test
    void every_feature_has_exactly_one_handler() {
        Map<String, List<String>> handlers = handlers(Modules.SERVER_CLASSES);
        assertThat(features())
                .allSatisfy(
                        feature -> assertThat(handlers.get(feature)).as(feature).hasSize(1));
        assertThat(features()).containsAll(handlers.keySet());
    }

    @Test
    void a_planted_second_handler_is_caught() {
        Map<String, List<String>> handlers = handlers(Modules.PLANTED_CLASSES);
        assertThat(handlers.get(DeskFrame.class.getName())).hasSize(2);
        assertThat(handlers).doesNotContainKeys(ConversationFrame.class.getName(), VisitorFrame.class.getName());
    }

    private static List<String> features() {
        return Stream.of(ClientFrame.class.getPermittedSubclasses())
                .filter(feature -> feature != SessionFrame.class)
                .map(Class::getName)
                .toList();
    }

    private static Map<String, List<String>> handlers(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.isAssignableTo(FrameHandler.class)
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .collect(Collectors.groupingBy(
                        FrameHandlerTest::feature, Collectors.mapping(JavaClass::getName, Collectors.toList())));
    }

    private static String feature(JavaClass handler) {
        return handler.getInterfaces().stream()
                .filter(JavaParameterizedType.class::isInstance)
                .map(JavaParameterizedType.class::cast)
                .filter(type -> type.toErasure().isEquivalentTo(FrameHandler.class))
                .map(type ->
                        type.getActualTypeArguments().getFirst().toErasure().getName())
                .findFirst()
                .orElse("none that " + handler.getName() + " names");
    }
}
