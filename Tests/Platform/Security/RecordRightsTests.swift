import Security
import Testing

@Suite("Rights to record sets")
struct RecordRightsTests {
    private let rights = RecordRights([
        RecordSetGrant([10, 11], owner: .healthCode), RecordSetGrant([2], owner: .identity, readers: [.healthCode]),
        RecordSetGrant([33], writers: [.identity, .healthCode]), RecordSetGrant([65_535], owner: .tool),
        RecordSetGrant([40], chains: [60], writers: [.identity]),
        RecordSetGrant(chains: [60], appenders: [.healthCode, .gateway], readers: [.tripCard]),
    ])

    @Test("An owner reads and writes, a reader reads, everybody else gets nothing")
    func owners() {
        #expect(rights.mayRead(11, .healthCode) && rights.mayWrite(11, .healthCode))
        #expect(rights.mayRead(2, .healthCode) && !rights.mayWrite(2, .healthCode))
        #expect(rights.mayWrite(33, .identity) && rights.mayWrite(33, .healthCode))
        for role in [ProcessRole.storage, .identity, .tripCard, .gateway, .tool] {
            #expect(!rights.mayRead(11, role) && !rights.mayWrite(11, role), "\(role)")
        }
    }

    @Test("A chain is appended to by its appenders, read by its readers, and written by nobody whatever grants say")
    func chains() {
        for role in ProcessRole.allCases { #expect(!rights.mayWrite(60, role), "\(role)") }
        #expect(rights.isChain(60) && !rights.isChain(40) && !rights.isChain(61))
        #expect(rights.mayAppend(60, .identity) && rights.mayRead(60, .identity))
        #expect(rights.mayAppend(60, .healthCode) && !rights.mayRead(60, .healthCode))
        #expect(rights.mayRead(60, .tripCard) && !rights.mayAppend(60, .tripCard))
        #expect(rights.mayAppend(60, .services) && rights.mayRead(60, .services))
        #expect(!rights.mayAppend(60, .tool) && !rights.mayRead(60, .tool))
        let confused = RecordRights([
            RecordSetGrant([60], owner: .tool), RecordSetGrant(chains: [60], appenders: [], readers: []),
        ])
        #expect(!confused.mayWrite(60, .tool) && !confused.mayAppend(60, .tool))
    }

    @Test("Nobody may append to a set that is no chain")
    func appendsToOthers() {
        for set in [2, 10, 33, 40, 65_535, 65_536] as [UInt32] {
            for role in ProcessRole.allCases { #expect(!rights.mayAppend(set, role), "\(set) \(role)") }
        }
    }

    @Test("What no grant names is denied to every role, whatever its number")
    func undeclared() {
        for set in [0, 1, 3, 12, 65_534, 65_536, UInt32.max] as [UInt32] {
            for role in ProcessRole.allCases {
                #expect(!rights.mayRead(set, role) && !rights.mayWrite(set, role), "\(set) \(role)")
            }
        }
    }

    @Test("The process that plays all services has what each of them has, and not what tools have")
    func services() {
        #expect(rights.mayWrite(10, .services) && rights.mayWrite(2, .services) && rights.mayRead(2, .services))
        #expect(!rights.mayRead(65_535, .services) && rights.mayWrite(65_535, .tool))
    }
}
