import ArgumentParser
import Foundation
import Security

/// `shuangma keys`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Makes the secrets of a cluster, and tokens of its operators.",
        discussion: """
            All processes of a cluster share one file of secrets: the key of the hashes that hide identities, and the \
            key that signs tokens. A file that is there is kept: another one would make all data unreadable.

            Examples:
              shuangma keys --out cluster.keys
              shuangma keys --out cluster.keys --operator lab-17 --role laboratory --token lab-17.token
            """)

    @Option(help: ArgumentHelp("File of the secrets, for its owner only.", valueName: "file"))
    var out: String

    @Option(help: ArgumentHelp("Name of an operator to make a token for.", valueName: "name"))
    var `operator`: String?

    @Option(
        help: ArgumentHelp(
            "A role of the operator; may be repeated (default: all). One of \(Self.roleNames).", valueName: "role"))
    var role: [StaffRole] = []

    private static let roleNames = StaffRole.allCases.map(\.rawValue).joined(separator: ", ")

    @Option(help: ArgumentHelp("Where the operator's token goes (default: standard output).", valueName: "file"))
    var token: String?

    @Option(help: ArgumentHelp("Days the token is good for, 1 to 3650.", valueName: "n"))
    var days: Int = 30

    func validate() throws {
        guard (1...3650).contains(days) else { throw ValidationError("--days has to be from 1 to 3650") }
        if token != nil, self.operator == nil { throw ValidationError("--token needs --operator") }
    }

    func run() async throws {
        do {
            let keys = try ClusterKeys(file: URL(filePath: out))
            guard let name = self.operator else { return }
            let roles = Set(role.isEmpty ? StaffRole.allCases : role)
            let text = try OperatorToken.make(for: name, roles: roles, lifetime: Int64(days) * 86_400, keys: keys)
            guard let token else { return Terminal.write(text) }
            try OwnerFile.write(Array((text + "\n").utf8), to: token)
        } catch let error as ClusterKeys.FileError {
            throw Failure.wrongUse("\(error)")
        } catch let error as OwnerFile.WriteError {
            throw Failure.wrongUse("\(error)")
        }
    }
}

extension StaffRole: ExpressibleByArgument {}
