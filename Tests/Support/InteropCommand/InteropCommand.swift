import ArgumentParser
import Foundation

/// gRPC's interoperability client and server over our runtime, with the flags that other implementations' programs
/// have, so that scripts which run those can run these.
@main
struct InteropCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "interop",
        abstract: "gRPC's interoperability tests: our client or our server.",
        discussion: """
            Flags are named as in gRPC's own programs; one that says yes or no may stand alone for yes.

            Examples:
              interop server --port=10000
              interop client --server_port=10000 --test_case=large_unary
              interop client --server_port=10000 --test_case=all
              interop client --server_port=10000 --test_case=rpc_soak --soak_iterations=1000
            """,
        subcommands: [ClientCommand.self, ServerCommand.self])

    static func main() async {
        let switches = ["--use_tls"]
        let arguments = CommandLine.arguments.dropFirst().map { switches.contains($0) ? "\($0)=true" : $0 }
        await main(arguments)
    }
}

/// Prints a line at once, also where the output is no terminal.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
