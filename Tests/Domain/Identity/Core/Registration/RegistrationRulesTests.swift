import IdentityCore
import Testing
import Values

@Suite("What becomes of real-name applications")
struct RegistrationRulesTests {
    private typealias Findings = RegistrationFindings

    private static func verdict(
        _ kind: Document.Kind = .residentID, holder: RegistrationFindings.Holder = .nobody,
        known: RegistrationFindings.Known = .nobody, name: PersonName.Likeness = .different,
        register: RegisterAnswer.Person, number: RegisterAnswer.Number = .unknown
    ) -> RegistrationVerdict {
        RegistrationFindings(
            kind: kind, holder: holder, known: known, name: name,
            register: RegisterAnswer(register, number: number)
        ).verdict
    }

    @Test(
        "ID-7: a confirmed person is verified with a number that the register says is theirs; with any other staff look"
    )
    func confirmed() {
        for (known, name) in [
            (RegistrationFindings.Known.nobody, PersonName.Likeness.different), (.withoutNumber, .same),
        ] {
            for (number, verdict) in [
                (RegisterAnswer.Number.own, RegistrationVerdict.verified), (.unknown, .checkNumber),
                (.another, .checkNumber),
            ] {
                #expect(Self.verdict(known: known, name: name, register: .confirmed, number: number) == verdict)
            }
        }
        #expect(Self.verdict(holder: .applicant, known: .withNumber, name: .same, register: .confirmed) == .verified)
    }

    @Test(
        "ID-7: what the register does not confirm is refused of a resident ID, and checked by staff of other documents")
    func notConfirmed() {
        #expect(Self.verdict(register: .notConfirmed) == .notConfirmed)
        for kind in Document.Kind.allCases where kind != .residentID {
            #expect(Self.verdict(kind, register: .notConfirmed) == .checkPerson)
        }
        for kind in Document.Kind.allCases { #expect(Self.verdict(kind, register: .undecided) == .checkPerson) }
    }

    @Test(
        "TRIP-12: a number that somebody else holds is refused, whatever the document, so that it tells nothing of it")
    func numberOfAnother() {
        for kind in Document.Kind.allCases {
            for known in RegistrationFindings.Known.allCases {
                for register in RegisterAnswer.Person.allCases {
                    let verdict = Self.verdict(
                        kind, holder: .another, known: known, name: .same, register: register)
                    #expect(verdict == .numberOfAnother)
                }
            }
        }
    }

    @Test("A second application for a registered person by another phone is no takeover: staff look")
    func takeover() {
        #expect(Self.verdict(known: .withAnotherNumber, name: .same, register: .confirmed) == .checkNumber)
        #expect(
            Self.verdict(known: .withAnotherNumber, name: .same, register: .confirmed, number: .own) == .checkNumber)
    }

    @Test("Whoever does not know the name gets the same verdict whether the person is registered or not")
    func nothingToLearn() {
        for kind in Document.Kind.allCases {
            for holder in [RegistrationFindings.Holder.nobody, .applicant] {
                let unknown = Self.verdict(kind, holder: holder, register: .notConfirmed)
                for known in RegistrationFindings.Known.allCases where known != .nobody {
                    for register in [RegisterAnswer.Person.notConfirmed, .confirmed] {
                        for number in RegisterAnswer.Number.allCases {
                            let found = Self.verdict(
                                kind, holder: holder, known: known, name: .different, register: register,
                                number: number)
                            #expect(found == unknown, "\(kind) \(known) \(register) \(number)")
                        }
                    }
                }
            }
        }
    }

    @Test(
        "Nothing is verified unless the register confirms person and number, or the person holds it, and nothing speaks against it"
    )
    func neverWithoutRegister() {
        for kind in Document.Kind.allCases {
            for known in RegistrationFindings.Known.allCases {
                for name in PersonName.Likeness.allCases {
                    for register in RegisterAnswer.Person.allCases {
                        for number in RegisterAnswer.Number.allCases {
                            let verdict = Self.verdict(
                                kind, known: known, name: name, register: register, number: number)
                            guard verdict == .verified else { continue }
                            #expect(register == .confirmed && (known == .nobody || name == .same))
                            #expect(number == .own || known == .withNumber)
                        }
                    }
                }
            }
        }
    }
}
