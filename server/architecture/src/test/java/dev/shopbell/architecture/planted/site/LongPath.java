package dev.shopbell.architecture.planted.site;

import dev.shopbell.http.Allow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/shop/{key}/page")
final class LongPath {
    @GET
    @Path("/second")
    @Allow(Allow.Who.ANYONE)
    String reached() {
        return "";
    }
}
