package dev.shopbell.architecture.planted.site;

import dev.shopbell.protocol.DeskFrame;
import dev.shopbell.realtime.Connection;
import dev.shopbell.realtime.FrameHandler;

final class FirstDeskHandler implements FrameHandler<DeskFrame> {
    @Override
    public Class<DeskFrame> frames() {
        return DeskFrame.class;
    }

    @Override
    public void handle(Connection connection, DeskFrame frame) {}
}
