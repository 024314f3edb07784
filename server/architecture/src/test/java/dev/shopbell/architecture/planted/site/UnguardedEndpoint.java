package dev.shopbell.architecture.planted.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/open-to-all")
final class UnguardedEndpoint {
    @GET
    public String read() {
        return "";
    }
}
