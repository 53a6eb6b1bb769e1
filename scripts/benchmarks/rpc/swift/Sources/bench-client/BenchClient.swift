import BenchContracts
import Foundation
import RPC

/// Calls the benchmark's server, some calls at once: `bench-client TARGET CALLS WINDOW` prints calls a second.
@main
struct BenchClient {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let calls = Int(arguments[2]), let window = Int(arguments[3]) else {
            FileHandle.standardError.write(Data("usage: bench-client TARGET CALLS WINDOW\n".utf8))
            exit(2)
        }
        let channel = try Channel(arguments[1])
        let client = BenchV1.EchoClient(channel)
        let begin = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<window {
                let share = calls / window + (index < calls % window ? 1 : 0)
                group.addTask {
                    for _ in 0..<share {
                        let request = BenchV1.GetRequest(id: "320831199001010942ab", revision: 7)
                        _ = try await client.get(request, options: CallOptions(timeout: .seconds(5)))
                    }
                }
            }
            try await group.waitForAll()
        }
        let (seconds, attoseconds) = begin.duration(to: .now).components
        print(Double(calls) / (Double(seconds) + Double(attoseconds) / 1e18))
        await channel.shutdown()
    }
}
