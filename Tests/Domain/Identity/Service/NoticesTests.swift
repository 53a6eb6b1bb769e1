import IdentityContracts
import IdentityRecords
import RPC
import StorageClient
import Testing

@Suite("Notices by SMS", .serialized)
struct NoticesTests {
    private func notice(_ system: IdentitySystem, id: UInt8 = 1) async throws -> IdentityV1.SendNoticeRequest {
        let found = try await system.directory.resolveDocuments(.init(documents: [Citizen.document]))
        return .init(
            personKey: found.results.first?.personKey ?? [], noticeId: Array(repeating: id, count: 16),
            kind: "colourChanged", dueAt: .init(seconds: system.clock.now))
    }

    private func sent(_ system: IdentitySystem) async throws -> [IdentityV1.SmsMessage] {
        try await system.outbox.listMessages(
            .init(phone: Citizen.phone), options: system.asOperator()
        ).messages
    }

    @Test("A notice goes to the person's phone once, in both languages, without a code, a colour or a reason")
    func once() async throws {
        try await withIdentity { system in
            _ = try await system.enrol(Citizen.person)
            let request = try await notice(system)
            for _ in 0..<2 { #expect(try await system.directory.sendNotice(request).sent) }
            let messages = try await sent(system)
            #expect(messages.map(\.purpose) == [.notice] && messages[0].code.isEmpty)
            #expect(messages[0].text.contains("您的健康码有变化") && messages[0].text.contains("has changed"))
            for word in ["红", "黄", "绿", "密接", "red", "yellow", "green", "contact", "case"] {
                #expect(!messages[0].text.contains(word), "\(word)")
            }
            #expect(try await system.directory.sendNotice(notice(system, id: 2)).sent)
            #expect(try await sent(system).count == 2)
        }
    }

    @Test("A process that dies after it has handed a notice over leaves one message, also when it is sent again")
    func crash() async throws {
        try await withIdentity { system in
            _ = try await system.enrol(Citizen.person)
            let request = try await notice(system)
            // The outbox is written first, then the note that it was.
            for step in 0..<2 {
                system.faults.fail(step, takesPlace: step == 0)
                _ = try? await system.directory.sendNotice(request)
            }
            system.faults.fail(nil)
            #expect(try await system.directory.sendNotice(request).sent)
            #expect(try await sent(system).count == 1)
        }
    }

    @Test("Who is not registered gets no notice, and nobody gets one that is a day late")
    func notSent() async throws {
        try await withIdentity { system in
            #expect(try await !system.directory.sendNotice(notice(system)).sent)
            _ = try await system.enrol(Citizen.person)
            let late = try await notice(system)
            system.clock.advance(86_400)
            #expect(try await !system.directory.sendNotice(late).sent)
            #expect(try await sent(system).isEmpty)
        }
    }

    @Test("A wrong notice is refused for its field, and outsiders may send none")
    func refused() async throws {
        try await withIdentity { system in
            let right = try await notice(system)
            var wrong: [(IdentityV1.SendNoticeRequest, String)] = Array(repeating: (right, ""), count: 4)
            (wrong[0].0.personKey, wrong[0].1) = ([1], "person_key")
            (wrong[1].0.noticeId, wrong[1].1) = ([1], "notice_id")
            (wrong[2].0.kind, wrong[2].1) = ("numberLost", "kind")
            (wrong[3].0.dueAt, wrong[3].1) = (nil, "due_at")
            for (request, field) in wrong {
                let error = await refusal { _ = try await system.directory.sendNotice(request) }
                #expect(error?.code == .invalidArgument && error?.badField == field)
            }
            let outside = await refusal {
                _ = try await system.directoryOutside.sendNotice(right, options: system.asOperator())
            }
            #expect(outside?.code == .permissionDenied)
            let code = await refusal {
                _ = try await system.identity.requestSmsCode(.init(phone: Citizen.phone, purpose: .notice))
            }
            #expect(code?.badField == "purpose")
        }
    }
}
