import IdentityContracts
import RPC
import Testing

struct OutboxServiceTests {
    @Test("Messages to a phone are listed newest first, with code, purpose and end, for a day")
    func messages() async throws {
        try await withIdentity { system in
            let now = system.clock.now
            _ = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .login))
            system.clock.advance(1)
            _ = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .tripCard))
            let request = IdentityV1.ListMessagesRequest(phone: Citizen.phone)
            let sent = try await system.outbox.listMessages(request, options: system.asOperator()).messages
            #expect(sent.map(\.purpose) == [.tripCard, .login])
            #expect(sent.map { $0.sentAt?.seconds } == [now + 1, now])
            #expect(sent.map { $0.expiresAt?.seconds } == [now + 301, now + 300])
            #expect(sent.allSatisfy { $0.code.count == 6 && $0.text.contains($0.code) })
            #expect(try await system.lastMessage()?.purpose == .tripCard)
            #expect(try await system.lastMessage(to: "13700137000") == nil)
            system.clock.advance(86_400)
            #expect(try await system.lastMessage() == nil)
        }
    }

    @Test("Messages of one second all stay, newest first")
    func oneSecond() async throws {
        try await withIdentity { system in
            var codes: [String] = []
            for number in 1...4 { codes.append(try await system.code(from: "192.0.2.\(number)").digits) }
            let request = IdentityV1.ListMessagesRequest(phone: Citizen.phone)
            let sent = try await system.outbox.listMessages(request, options: system.asOperator()).messages
            #expect(sent.map(\.code) == codes.reversed())
        }
    }

    @Test("A list has at most 100 messages of a valid number")
    func badRequests() async throws {
        try await withIdentity { system in
            for (request, field) in [
                (IdentityV1.ListMessagesRequest(phone: "1"), "phone"),
                (.init(phone: Citizen.phone, limit: 101), "limit"),
            ] {
                let error = await refusal {
                    _ = try await system.outbox.listMessages(request, options: system.asOperator())
                }
                #expect(error?.code == .invalidArgument && error?.badField == field)
            }
        }
    }
}
