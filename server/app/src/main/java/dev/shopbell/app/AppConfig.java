package dev.shopbell.app;

/// The program as a whole.
///
/// @param managementPort where health and metrics are served, to this machine only; 0 for the port after
///     `http.port`
/// @param eventLoops threads that serve sockets and requests; 0 for one a core
public record AppConfig(int managementPort, int eventLoops) {
    /// What holds where nothing is set.
    public static final AppConfig DEFAULT = new AppConfig(0, 0);
}
