package dev.shopbell.protocol;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the protocol in TypeScript: types and limits, guards, and the catalogue of problems. Three files, so that a
/// bundle with a byte budget takes along no more than it names.
final class TypeScriptGenerator {
    private static final String HEADER = """
            // Generated from server/protocol; never edited. `./shopbell docs` writes it anew.
            """;
    private final SourceDocs docs;

    TypeScriptGenerator(SourceDocs docs) {
        this.docs = docs;
    }

    /// Types and limits.
    String protocol() {
        StringBuilder out = new StringBuilder(HEADER);
        for (Field limit : WireTypes.limits(Wire.class)) {
            limit(out, limit.getName(), limit, docs.about(Wire.class, limit.getName()));
        }
        Class<?> excerpt = WorkItem.LastLine.class;
        limit(out, "LAST_LINE_MAX_TEXT", WireTypes.limits(excerpt).getFirst(), docs.about(excerpt, "MAX_TEXT"));
        out.append("\n/** A UUID in its usual text form, in lower case. */\nexport type Uuid = string;\n");
        for (Class<?> part : WireTypes.parts()) {
            if (part.isEnum()) {
                enumeration(out, part);
            } else {
                record(out, part, null, false);
            }
        }
        Wire.clientFrames().forEach(frame -> record(out, frame, Wire.typeOf(frame), true));
        Wire.serverFrames().forEach(frame -> record(out, frame, Wire.typeOf(frame), false));
        for (Class<?> feature : ClientFrame.class.getPermittedSubclasses()) {
            union(out, feature, Arrays.asList(feature.getPermittedSubclasses()));
        }
        union(out, ClientFrame.class, Arrays.asList(ClientFrame.class.getPermittedSubclasses()));
        union(out, ServerFrame.class, Wire.serverFrames());
        return out.toString();
    }

    /// Checks of what came over the wire.
    String guards() {
        StringBuilder out = new StringBuilder(HEADER);
        out.append("import type * as protocol from './protocol.ts';\n\n");
        out.append("""
                /** Whether a value has the form of `T`. Members that it does not know are ignored. */
                export type Guard<T> = (value: unknown) => value is T;
                type Check = (value: unknown) => boolean;

                const text: Check = (value) => typeof value === 'string';
                const whole: Check = Number.isSafeInteger;
                const amount: Check = Number.isFinite;
                const flag: Check = (value) => typeof value === 'boolean';
                const optional =
                  (check: Check): Check =>
                  (value) =>
                    value === undefined || check(value);
                const listOf =
                  (check: Check): Check =>
                  (value) =>
                    Array.isArray(value) && value.every(check);
                const oneOf =
                  <T extends string>(...names: T[]) =>
                  (value: unknown): value is T =>
                    names.includes(value as T);
                const shape =
                  <T>(members: Record<string, Check>) =>
                  (value: unknown): value is T =>
                    typeof value === 'object' &&
                    value !== null &&
                    Object.entries(members).every(([name, check]) => check((value as Record<string, unknown>)[name]));
                const frame = <T extends { type: string }>(type: T['type'], members: Record<string, Check> = {}) =>
                  shape<T>({ type: oneOf(type), ...members });

                """);
        for (Class<?> part : WireTypes.parts()) {
            guard(
                    out,
                    part,
                    part.isEnum()
                            ? oneOf(part)
                            : "shape<protocol.%s>(%s)".formatted(WireTypes.nameOf(part), checks(part)));
        }
        out.append('\n');
        for (Class<?> frame : WireTypes.frames()) {
            String checks = WireTypes.members(frame).isEmpty() ? "" : ", " + checks(frame);
            guard(
                    out,
                    frame,
                    "frame<protocol.%s>('%s'%s)".formatted(frame.getSimpleName(), Wire.typeOf(frame), checks));
        }
        out.append("""

                type Guarded<G> = G extends Guard<infer T> ? T : never;

                /**
                 * A reader of the frames that the guards admit: `frameReader(isSaid, isRefused)`. It answers undefined for
                 * anything else, be it a frame of a later version or no frame at all: both are to be ignored.
                 */
                export const frameReader =
                  <G extends Guard<unknown>[]>(...guards: G) =>
                  (json: string): Guarded<G[number]> | undefined => {
                    try {
                      const value: unknown = JSON.parse(json);
                      return guards.some((guard) => guard(value)) ? (value as Guarded<G[number]>) : undefined;
                    } catch {
                      return undefined;
                    }
                  };
                """);
        reader(out, "readServerFrame", "Reads any frame of the server.", Wire.serverFrames());
        reader(out, "readClientFrame", "Reads any frame of a client.", Wire.clientFrames());
        return out.toString();
    }

    /// The catalogue of problems.
    String problems() {
        StringBuilder out = new StringBuilder(HEADER);
        out.append("import type { ProblemAction } from './protocol.ts';\n\n");
        out.append("/** The codes of all problems. A newer server may know more. */\nexport type ProblemCode =");
        for (Problem problem : Problem.values()) {
            out.append("\n  | '%s'".formatted(problem.code()));
        }
        out.append(";\n");
        out.append("""

                /** What is known of a problem. */
                export interface Problem {
                  /** What the client does about it. */
                  readonly action: ProblemAction;
                  /** The WebSocket close code, 0 if the problem never closes a connection. */
                  readonly closeCode: number;
                  /** What went wrong, for a person, in English. */
                  readonly title: string;
                }

                export const problems: Readonly<Record<ProblemCode, Problem>> = {
                """);
        Map<Integer, Problem> closing = new TreeMap<>();
        for (Problem problem : Problem.values()) {
            comment(out, "  ", docs.about(Problem.class, problem.name()));
            out.append("  %s: { action: '%s', closeCode: %d, title: '%s' },\n"
                    .formatted(
                            problem.code(),
                            WireTypes.wireName(problem.action()),
                            problem.closeCode(),
                            problem.title().replace("'", "\\'")));
            if (problem.closeCode() != 0) {
                closing.put(problem.closeCode(), problem);
            }
        }
        out.append("};\n\n/** The problem behind a WebSocket close code, without its words. */\n");
        out.append("export const closeCodes: Readonly<Record<number, readonly [ProblemCode, ProblemAction]>> = {\n");
        closing.forEach((code, problem) -> out.append(
                "  %d: ['%s', '%s'],\n".formatted(code, problem.code(), WireTypes.wireName(problem.action()))));
        return out.append("};\n").toString();
    }

    private void limit(StringBuilder out, String name, Field limit, String about) {
        out.append('\n');
        comment(out, "", about);
        try {
            out.append("export const %s = %s;\n".formatted(name, digits(limit.getInt(null))));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digits(int value) {
        return value < 10_000 ? Integer.toString(value) : "%,d".formatted(value).replace(',', '_');
    }

    private void enumeration(StringBuilder out, Class<?> type) {
        out.append('\n');
        comment(out, "", docs.about(type));
        out.append("export type %s =".formatted(WireTypes.nameOf(type)));
        for (Enum<?> constant : WireTypes.constants(type)) {
            out.append('\n');
            comment(out, "  ", docs.about(type, constant.name()));
            out.append("  | '%s'".formatted(WireTypes.wireName(constant)));
        }
        out.append(";\n");
    }

    private void record(StringBuilder out, Class<?> type, @Nullable String frameType, boolean sent) {
        out.append('\n');
        comment(out, "", docs.about(type));
        out.append("export interface %s {\n".formatted(WireTypes.nameOf(type)));
        if (frameType != null) {
            out.append("  readonly type: '%s';\n".formatted(frameType));
        }
        Map<String, String> parameters = docs.parameters(type);
        for (WireTypes.Member member : WireTypes.members(type)) {
            comment(out, "  ", parameters.getOrDefault(member.name(), ""));
            out.append("  readonly %s%s: %s%s;\n"
                    .formatted(
                            member.name(),
                            member.optional() ? "?" : "",
                            typeOf(member.shape()),
                            member.optional() && sent ? " | undefined" : ""));
        }
        out.append("}\n");
    }

    private void union(StringBuilder out, Class<?> type, List<? extends Class<?>> members) {
        out.append('\n');
        comment(out, "", docs.about(type));
        out.append("export type %s =".formatted(WireTypes.nameOf(type)));
        members.forEach(member -> out.append("\n  | %s".formatted(WireTypes.nameOf(member))));
        out.append(";\n");
    }

    private static void guard(StringBuilder out, Class<?> type, String check) {
        out.append("export const is%s = /* @__PURE__ */ %s;\n".formatted(WireTypes.nameOf(type), check));
    }

    private static String oneOf(Class<?> type) {
        return WireTypes.constants(type).stream()
                .map(constant -> "'" + WireTypes.wireName(constant) + "'")
                .collect(Collectors.joining(", ", "oneOf(", ")"));
    }

    private static String checks(Class<?> type) {
        return WireTypes.members(type).stream()
                .map(member -> member.name() + ": " + check(member.shape(), member.optional()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String check(WireTypes.Shape shape, boolean optional) {
        String check = switch (shape) {
            case WireTypes.Shape.Text _, WireTypes.Shape.Id _ -> "text";
            case WireTypes.Shape.Whole _ -> "whole";
            case WireTypes.Shape.Amount _ -> "amount";
            case WireTypes.Shape.Flag _ -> "flag";
            case WireTypes.Shape.ListOf(WireTypes.Shape element) -> "listOf(" + check(element, false) + ")";
            case WireTypes.Shape.MapOf(WireTypes.Shape element) -> throw unseen(element);
            case WireTypes.Shape.Named(Class<?> type) -> "is" + WireTypes.nameOf(type);
        };
        return optional ? "optional(" + check + ")" : check;
    }

    private static String typeOf(WireTypes.Shape shape) {
        return switch (shape) {
            case WireTypes.Shape.Text _ -> "string";
            case WireTypes.Shape.Id _ -> "Uuid";
            case WireTypes.Shape.Whole _, WireTypes.Shape.Amount _ -> "number";
            case WireTypes.Shape.Flag _ -> "boolean";
            case WireTypes.Shape.ListOf(WireTypes.Shape element) -> "readonly " + typeOf(element) + "[]";
            case WireTypes.Shape.MapOf(WireTypes.Shape element) -> throw unseen(element);
            case WireTypes.Shape.Named(Class<?> type) -> WireTypes.nameOf(type);
        };
    }

    private static IllegalStateException unseen(WireTypes.Shape element) {
        return new IllegalStateException("no frame carries a map yet, of " + element);
    }

    private static void reader(StringBuilder out, String name, String about, List<? extends Class<?>> frames) {
        out.append("\n/** %s */\nexport const %s = /* @__PURE__ */ frameReader(\n".formatted(about, name));
        frames.forEach(frame -> out.append("  is%s,\n".formatted(frame.getSimpleName())));
        out.append(");\n");
    }

    private static void comment(StringBuilder out, String indent, String about) {
        if (about.isEmpty()) {
            return;
        }
        List<String> lines = wrapped(WireTypes.wireWords(about), 105 - indent.length());
        if (lines.size() == 1) {
            out.append(indent).append("/** ").append(lines.getFirst()).append(" */\n");
            return;
        }
        out.append(indent).append("/**\n");
        for (String line : lines) {
            out.append(indent).append(line.isEmpty() ? " *" : " * " + line).append('\n');
        }
        out.append(indent).append(" */\n");
    }

    /// The paragraphs of a text, broken anew into lines.
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n\n", -1)) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            String rest = paragraph.replace('\n', ' ');
            while (rest.length() > width) {
                int space = rest.lastIndexOf(' ', width);
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            lines.add(rest);
        }
        return lines;
    }
}
