package dev.shopbell.realtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopbell.protocol.ClientFrame;
import dev.shopbell.protocol.SessionFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlersTest {
    private final TestFeatures features = new TestFeatures();

    @Test
    void one_handler_for_each_feature_is_what_a_server_starts_with() {
        assertThatCode(() -> new Handlers(features.handlers())).doesNotThrowAnyException();
    }

    @Test
    void a_feature_without_a_handler_is_named() {
        assertThatThrownBy(() -> new Handlers(features.handlers().subList(1, 3)))
                .hasMessageContaining("ConversationFrame");
    }

    @Test
    void two_handlers_for_one_feature_are_refused() {
        List<FrameHandler<?>> handlers = new ArrayList<>(features.handlers());
        handlers.add(features.handlers().getLast());
        assertThatThrownBy(() -> new Handlers(handlers)).hasMessageContaining("DeskFrame");
    }

    @Test
    void the_sessions_own_frames_and_all_frames_at_once_cannot_be_handled() {
        for (Class<? extends ClientFrame> wrong : List.of(SessionFrame.class, ClientFrame.class)) {
            List<FrameHandler<?>> handlers = new ArrayList<>(features.handlers());
            handlers.add(new Nosy<>(wrong));
            assertThatThrownBy(() -> new Handlers(handlers)).isInstanceOf(IllegalStateException.class);
        }
    }

    private record Nosy<F extends ClientFrame>(Class<F> frames) implements FrameHandler<F> {
        @Override
        public void handle(Connection connection, F frame) {}
    }
}
