package dev.shopbell.bench;

import java.net.URI;
import java.time.Duration;

/// What a run of the load generator does.
///
/// @param url of the server
/// @param pairs how many shoppers, and how many agents
/// @param perSecond open loop: how many lines are sent each second, whatever comes of them; 0 for a closed loop
/// @param warmUp before anything is measured
/// @param measured how long it is measured
/// @param server process id, 0 to leave its processor time out
/// @param postgres process id of the postmaster, 0 to leave its processor time out
record LoadPlan(URI url, int pairs, int perSecond, Duration warmUp, Duration measured, long server, long postgres) {}
