import Kit
import RPC
import Security
import StorageClient
import Testing
import Values

@Suite("What persons are told")
struct NotificationTests {
    /// The call of a service, which has no session.
    private static var service: CallContext {
        var context = CallContext(
            method: MethodDescriptor(service: "test", name: "List", kind: .unary), metadata: Metadata(), deadline: nil,
            peer: .inProcess)
        context.values[PrincipalKey.self] = .service("identity/1")
        return context
    }

    @Test("Notifications are listed newest first in pages, and one id at one moment is told once")
    func pages() async throws {
        try await withKit { system in
            let person = Array(repeating: UInt8(9), count: 16)
            for (second, id) in [(10, 1), (30, 1), (20, 1), (30, 2), (30, 2)] as [(Int64, UInt8)] {
                try await system.store.write(try PartitionKey(person)) { change in
                    try change.notify(
                        Notification(
                            .numberLost, at: Instant(seconds: 4_000_000_000 + second), fields: ["phone": "138****8000"]),
                        id: [id], kept: 86_400)
                }
            }
            let subject = try Subject(of: Self.service, asked: person)
            let list = NotificationList(in: system.store)
            var seen: [Int64] = []
            var token = ""
            repeat {
                let page = try await list.page(Page(size: 3, token: token), of: subject, options: .init())
                seen += page.notifications.map { $0.at.seconds - 4_000_000_000 }
                #expect(page.notifications.allSatisfy { $0.fields == ["phone": "138****8000"] })
                token = page.next?.text ?? ""
            } while !token.isEmpty
            #expect(seen == [30, 30, 20, 10])
        }
    }
}
