package dev.shopbell.architecture.planted.site;

import dev.shopbell.http.Allow;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/shop")
final class ShortPath {
    @GET
    @Path("/{key}/open")
    @Allow(Allow.Who.ANYONE)
    String reached() {
        return "";
    }

    @GET
    @Path("/{key}/page/first")
    @Allow(Allow.Who.ANYONE)
    String hidden() {
        return "";
    }
}
