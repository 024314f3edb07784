package dev.shopbell.site;

import dev.shopbell.http.Allow;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/// The console, and the files that our pages load. All of it is public: what the console shows, it asks the API for.
@Path("/")
@RunOnVirtualThread
class ConsoleEndpoints {
    private final WebBuild build;
    private final PagePolicy policy;

    ConsoleEndpoints(WebBuild build, PagePolicy policy) {
        this.build = build;
        this.policy = policy;
    }

    @GET
    @Allow(Allow.Who.ANYONE)
    public Response root() {
        return Response.seeOther(URI.create("/console/")).build();
    }

    /// A file of the console, or its one document for every address that the console itself makes sense of.
    @GET
    @Path("/console{path:(/.*)?}")
    @Allow(Allow.Who.ANYONE)
    public Response console(@PathParam("path") String path, @Context UriInfo address, @Context HttpHeaders request) {
        // What the document loads, it names relative to its directory.
        if (address.getPath().endsWith("/console")) {
            return Response.seeOther(URI.create("/console/")).build();
        }
        String name = "console" + path;
        Optional<WebFile> file = build.file(name);
        if (file.isPresent() && !name.endsWith(".html")) {
            return WebAnswers.answer(file.get(), request, WebAnswers.freshness(name))
                    .build();
        }
        if (name.startsWith("console/assets/")) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        WebFile document = build.file("console/index.html").orElseThrow(NoWebBuild::problem);
        return WebAnswers.answer(document, request, "no-cache")
                .header("Content-Security-Policy", policy.ofConsole())
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("X-Robots-Tag", "noindex")
                .build();
    }

    /// A file that the panel loads.
    @GET
    @Path("/assets/{name:.+}")
    @Allow(Allow.Who.ANYONE)
    public Response asset(@PathParam("name") String name, @Context HttpHeaders request) {
        WebFile file = build.file("widget/assets/" + name).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return WebAnswers.answer(file, request, WebAnswers.freshness(name))
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
