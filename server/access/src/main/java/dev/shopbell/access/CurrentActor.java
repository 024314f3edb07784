package dev.shopbell.access;

import dev.shopbell.http.CurrentCaller;
import dev.shopbell.http.Doorkeeper;
import dev.shopbell.http.ProblemException;
import dev.shopbell.protocol.Problem;

/// Who sent the request being answered; inject it into an endpoint. Usable only while a request is answered.
public final class CurrentActor {
    private final CurrentCaller caller;

    CurrentActor(CurrentCaller caller) {
        this.caller = caller;
    }

    /// The caller. Throws [ProblemException] `notSignedIn` where the method lets anyone in.
    public Actor get() {
        return (Actor) caller.get();
    }

    /// The caller, on a method that lets in staff only.
    public Actor.Staff staff() {
        if (get() instanceof Actor.Staff staff) {
            return staff;
        }
        throw new ProblemException(Problem.FORBIDDEN);
    }

    /// The caller, on a method that lets in visitors only.
    public Actor.Visitor visitor() {
        if (get() instanceof Actor.Visitor visitor) {
            return visitor;
        }
        throw new ProblemException(Problem.FORBIDDEN);
    }

    /// What the request shows of its sender.
    public Doorkeeper.Request request() {
        return caller.request();
    }
}
