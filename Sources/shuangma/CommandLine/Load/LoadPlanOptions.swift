import ArgumentParser
import Load

/// The options that say what a load is made of.
struct LoadPlanOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Operations: a mix or weights, see above (default: ycsb-b).", valueName: "mix"))
    var mix: String?

    @Option(help: ArgumentHelp("Operations a second, or max (default: 1000).", valueName: "n"))
    var rate = "1000"

    @Option(help: ArgumentHelp("With --rate max, operations that are open at any time.", valueName: "n"))
    var inFlight = 64

    @Option(help: ArgumentHelp("Keys (persons).", valueName: "n"))
    var keys = 10_000

    @Option(help: "Which keys are popular.")
    var distribution = KeyDistribution.zipfian

    @Option(help: ArgumentHelp("Bytes of a value.", valueName: "n"))
    var valueBytes = 300

    @Option(help: ArgumentHelp("Seconds to measure.", valueName: "s"))
    var seconds = 10.0

    @Option(help: ArgumentHelp("Seconds to run before.", valueName: "s"))
    var warmUp = 2.0

    @Option(help: ArgumentHelp("Connections to each node.", valueName: "n"))
    var connections = 4

    @Option(help: ArgumentHelp("Makes keys, values and moments.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Seconds an operation may take.", valueName: "s"))
    var timeout = 5.0

    /// How long an operation may take.
    var timeoutDuration: Duration { .milliseconds(Int(timeout * 1_000)) }

    /// The plan that the options make.
    func plan(isGateway: Bool) throws -> LoadPlan {
        let text = mix ?? (isGateway ? "code=1" : "ycsb-b")
        guard let mix = LoadMix(text) else {
            let names = LoadMix.named.keys.sorted().joined(separator: ", ")
            throw ValidationError("--mix takes \(names), or weights such as read=90,write=10; not '\(text)'.")
        }
        guard mix.usesGateway == isGateway, !mix.usesGateway || mix.weights.count == 1 else {
            throw ValidationError("--mix code=1 and check=1 are for --gateway; it takes one of them.")
        }
        guard seconds > 0, seconds < 1e6, warmUp >= 0, warmUp < 1e6, timeout >= 0.001, timeout < 1e6 else {
            throw ValidationError("--seconds, --warm-up and --timeout are numbers of seconds, such as 10.")
        }
        var plan = LoadPlan(mix: mix)
        plan.keys = keys
        plan.distribution = distribution
        plan.valueBytes = valueBytes
        plan.warmUp = .milliseconds(Int(warmUp * 1_000))
        plan.duration = .milliseconds(Int(seconds * 1_000))
        plan.connections = connections
        plan.seed = seed
        if rate == "max" {
            plan.pace = .closed(inFlight: inFlight)
        } else if let number = Double(rate) {
            plan.pace = .open(perSecond: number)
        } else {
            throw ValidationError("--rate takes a number of operations a second, or max; not '\(rate)'.")
        }
        return plan
    }
}

extension KeyDistribution: ExpressibleByArgument {}
