package dev.shopbell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.shopbell.http.Allow;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A rule for the classes of the server, and the class that was planted to break it.
@SuppressWarnings("ImmutableEnumChecker") // the functions are lambdas that hold nothing
enum Rule {
    CALLS_GO_DOWN(
            "site.Upward",
            modules -> classes()
                    .should(condition("use only modules above their own in the root pom", (type, events) -> {
                        int own = modules.inOrder().indexOf(modules.of(type));
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(use -> modules.inOrder()
                                                .indexOf(modules.of(
                                                        use.getTargetClass().getBaseComponentType()))
                                        > own)
                                .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
                    }))),

    A_MODULE_IS_ONE_FLAT_PACKAGE(
            "site.parts.Nested",
            modules -> classes().should(condition("lie in the one package of their module", (type, events) -> {
                if (!modules.inOrder().contains(modules.of(type))) {
                    violated(type, events);
                }
            }))),

    ONLY_STORES_KNOW_JDBC(
            "site.KnowsJdbc",
            modules -> noClasses()
                    .that(areNoStores(modules))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql..")
                            // A door may span a transaction over several calls of its stores, and hand it on.
                            .and(not(
                                    resideInAPackage("org.jdbi.v3.core").and(describe("spans", type -> isASpan(type)))))
                            // An exception is how the edge knows an outage from a defect.
                            .and(not(assignableTo(Throwable.class))))),

    ONLY_STORES_RUN_STATEMENTS(
            "site.RunsAStatement",
            modules -> noClasses()
                    .that(areNoStores(modules))
                    .should()
                    .callMethodWhere(describe(
                            "it uses a handle",
                            call -> call.getTargetOwner().getName().equals("org.jdbi.v3.core.Handle")))),

    NOBODY_ASKS_THE_CLOCK(
            "site.AsksTheClock",
            modules -> noClasses()
                    .that(describe("are not the producer of the clock", type -> !isProducerOfApp(modules, type)))
                    .should()
                    .callCodeUnitWhere(describe("it asks the system's clock", call -> asksTheClock(call.getTarget())))),

    WHAT_IS_BEHIND_A_DOOR_IS_HIDDEN(
            "site.PublicStore",
            modules -> noClasses()
                    .that(describe("are stores, producers or endpoints", Rule::isBehindADoor))
                    .should()
                    .bePublic()),

    A_PUBLIC_CLASS_IS_ON_THE_CARD(
            "site.NotOnTheCard",
            modules -> classes()
                    .that(describe("are public and more than data or a contract", Rule::isPublicMachinery))
                    .should(condition("be named on their module's card, package-info.java", (type, events) -> {
                        Pattern name = Pattern.compile("\\[" + type.getSimpleName() + "\\W");
                        if (!name.matcher(modules.card(modules.of(type))).find()) {
                            violated(type, events);
                        }
                    }))),

    A_RESOURCE_METHOD_SAYS_WHO_MAY_CALL_IT(
            "site.UnguardedEndpoint",
            modules -> methods()
                    .that(describe("serve HTTP", Rule::servesHttp))
                    .should()
                    .beAnnotatedWith(Allow.class)
                    .andShould()
                    // One that is not public would silently not be there.
                    .bePublic()
                    .allowEmptyShould(true)),

    THE_FRAMEWORK_STAYS_AT_THE_SEAMS(
            "site.KnowsTheFramework",
            modules -> noClasses()
                    .that(lieOutsideOf(modules, "http", "realtime", "app"))
                    .and(describe("are no producers or endpoints", type -> !isASeam(outermost(type))))
                    .should(condition(
                            "carry annotations of the framework",
                            (type, events) -> Stream.<Set<? extends CanBeAnnotated>>of(Set.of(type), type.getMembers())
                                    .flatMap(Set::stream)
                                    .filter(element ->
                                            element.isAnnotatedWith(describe("framework", Rule::isOfTheFramework)))
                                    .forEach(element -> events.add(
                                            SimpleConditionEvent.satisfied(type, type.getName() + ": " + element)))))),

    A_NAME_SAYS_WHAT_IT_IS(
            "site.SiteHelper",
            modules -> noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveNameMatching(".*Utils?")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl"));

    private static final Pattern SEAM = Pattern.compile("(Producer|Endpoints?)$");
    private static final Set<String> SPANS = Set.of("Jdbi", "Handle", "HandleCallback", "HandleConsumer");
    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");
    private final String planted;
    private final Function<Modules, ArchRule> rule;

    Rule(String planted, Function<Modules, ArchRule> rule) {
        this.planted = planted;
        this.rule = rule;
    }

    ArchRule in(Modules modules) {
        return rule.apply(modules).as(name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    }

    /// The name of the class that breaks this rule.
    String planted() {
        return Modules.PLANTED.root() + "." + planted;
    }

    private static ArchCondition<JavaClass> condition(String words, BiConsumer<JavaClass, ConditionEvents> check) {
        return new ArchCondition<>(words) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        };
    }

    private static void violated(JavaClass type, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(type, type.getName() + " does not"));
    }

    private static DescribedPredicate<JavaClass> lieOutsideOf(Modules modules, String... names) {
        return describe(
                "lie outside of " + String.join(", ", names),
                type -> !Set.of(names).contains(modules.of(type)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rule::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaClass> areNoStores(Modules modules) {
        return describe(
                "are neither storage nor a store",
                type -> !modules.of(type).equals("storage")
                        && !outermost(type).getSimpleName().endsWith("Store"));
    }

    private static boolean isASpan(JavaClass type) {
        return SPANS.contains(type.getSimpleName());
    }

    private static boolean isProducerOfApp(Modules modules, JavaClass type) {
        return modules.of(type).equals("app") && type.getSimpleName().endsWith("Producer");
    }

    private static boolean asksTheClock(CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        String called = target.getName();
        return (owner.startsWith("java.time.")
                        && called.equals("now")
                        && target.getRawParameterTypes().isEmpty())
                || (CLOCKS.contains(owner) && (called.startsWith("system") || called.startsWith("tick")))
                || (owner.equals("java.lang.System") && called.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date")
                        && called.equals("<init>")
                        && target.getRawParameterTypes().isEmpty());
    }

    private static boolean isBehindADoor(JavaClass type) {
        return isASeam(type) || type.getSimpleName().endsWith("Store");
    }

    private static boolean isASeam(JavaClass type) {
        return type.isAnnotatedWith(Path.class)
                || SEAM.matcher(type.getSimpleName()).find();
    }

    private static boolean isPublicMachinery(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.isTopLevelClass()
                && !type.isInterface()
                && !type.isRecord()
                && !type.isEnum()
                && !type.isAssignableTo(Throwable.class)
                && !type.getSimpleName().equals("package-info");
    }

    private static boolean servesHttp(CanBeAnnotated method) {
        return method.isMetaAnnotatedWith(HttpMethod.class);
    }

    private static boolean isOfTheFramework(JavaAnnotation<?> annotation) {
        String name = annotation.getRawType().getName();
        return name.startsWith("jakarta.")
                || name.startsWith("io.quarkus.")
                || name.startsWith("org.eclipse.microprofile.");
    }
}
