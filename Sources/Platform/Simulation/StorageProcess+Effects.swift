import Replication

/// What replicas ask for, done.
extension StorageProcess {
    /// Tells a replica an event and does what it asks for.
    func tell(_ hosted: HostedShard, _ event: ReplicaEvent, bodies: Bodies? = nil, proposals: [Request] = []) {
        var effects = spareEffects
        spareEffects = []
        hosted.replica.handle(event, at: node.clock, into: &effects)
        hosted.publish()
        if !effects.isEmpty { perform(effects, of: hosted, bodies: bodies, proposals: proposals) }
        effects.removeAll(keepingCapacity: true)
        spareEffects = effects
    }

    func perform(
        _ effects: [ReplicaEffect], of hosted: HostedShard, bodies: Bodies? = nil, proposals: [Request] = []
    ) {
        var proposals = proposals[...]
        var applied: UInt64?
        for effect in effects {
            switch effect {
            case .append(let range, let epoch): append(proposals.popFirst(range.count), range, epoch, to: hosted)
            case .refuse(let count, let reason):
                for request in proposals.popFirst(count) { answer(request, .notDone(primary: reason.primary)) }
            case .receive(let range): write(bodies?.entries(range) ?? [], at: range.first, to: hosted)
            case .truncate(let index):
                if world.mutation != .forgetTruncation { stage(.truncate(hosted.number, after: index)) }
            case .record(let configuration): record(configuration, of: hosted)
            case .send(let message, let peer): send(message, to: peer, of: hosted)
            case .apply(let range):
                apply(range, of: hosted)
                applied = range.last
            case .acknowledge(let range): acknowledge(range, of: hosted)
            case .abandon(let range):
                for index in range.first...range.last {
                    if let waiter = hosted.waiters.removeValue(forKey: index) { answer(waiter.request, .unknown) }
                }
            case .trim(let index): stage(.trim(hosted.number, through: index))
            case .proposeConfiguration(let next, let expected): propose(next, expected, for: hosted)
            case .confirmCoordination: confirmCoordination(for: hosted.number)
            case .sendSnapshot(let peer): sendSnapshot(to: peer, of: hosted)
            }
        }
        if let applied { tell(hosted, .applied(through: applied)) }
    }

    func stage(_ write: Disk.Write) {
        switch write {
        case .apply, .trim: break
        default: isDirty = true
        }
        node.disk.stage(write, world.commands, mutation: world.mutation)
    }

    func append(_ requests: ArraySlice<Request>, _ range: LogRange, _ epoch: UInt64, to hosted: HostedShard) {
        var entries: [Entry] = []
        for (index, request) in zip(range.first...range.last, requests) {
            guard case .write(let command) = request.body else { continue }
            entries.append(Entry(epoch: epoch, command: command))
            hosted.waiters[index] = HostedShard.Waiter(request: request)
        }
        write(entries, at: range.first, to: hosted)
    }

    func write(_ entries: [Entry], at first: UInt64, to hosted: HostedShard) {
        stage(.log(hosted.number, at: first, entries))
        touched.insert(hosted.number)
    }

    func record(_ configuration: ReplicaConfiguration, of hosted: HostedShard) {
        world.note { "\(self.node.id): shard \(hosted.number) works in \(configuration.summary)" }
        let write = Disk.Write.record(hosted.number, configuration, knownEpoch: hosted.knownEpoch)
        if world.mutation == .actBeforeRecord {
            lateRecords.append(write)
        } else {
            stage(write)
            unrecorded.insert(hosted.number)
        }
    }

    func apply(_ range: LogRange, of hosted: HostedShard) {
        let world = world
        node.disk.stage(.apply(hosted.number, through: range.last), world.commands, mutation: world.mutation) {
            index, command, outcome in
            hosted.waiters[index]?.outcome = outcome
            world.observe(command, at: index, of: hosted.number, by: node)
        }
    }

    func acknowledge(_ range: LogRange, of hosted: HostedShard) {
        guard !hosted.waiters.isEmpty else { return }
        for index in range.first...range.last {
            guard let waiter = hosted.waiters.removeValue(forKey: index) else { continue }
            switch waiter.outcome {
            case .written(let version): answer(waiter.request, .written(version))
            case .refused: answer(waiter.request, .refused)
            case .wrongShard: answer(waiter.request, .notDone(primary: nil))
            case nil: answer(waiter.request, .unknown)
            }
        }
    }

    // MARK: To others

    func send(_ message: ReplicaMessage, to peer: ReplicaID, of hosted: HostedShard) {
        let number = world.number(of: peer)
        var bodies: Bodies?
        if case .prepare(let prepare) = message, let range = prepare.entries {
            bodies = Bodies(first: range.first, node.disk.live[hosted.number]?.entries(range) ?? [])
        }
        let sent = PeerMessage(
            shard: hosted.number, message: message, bodies: bodies, knownEpoch: hosted.knownEpoch,
            owned: hosted.owned)
        forge(message, to: peer, of: hosted)
        if unrecorded.contains(hosted.number) {
            held.append { [unowned self] in outgoing[number].append(sent) }
        } else {
            outgoing[number].append(sent)
        }
    }

    /// With some mutations, the receiver's acknowledgement is taken for granted.
    func forge(_ message: ReplicaMessage, to peer: ReplicaID, of hosted: HostedShard) {
        guard let mutation = world.mutation, case .prepare(let prepare) = message else { return }
        let isMember = hosted.replica.configuration.inSync.contains(peer)
        let willBeMember = hosted.proposed?.inSync.contains(peer)
        let forges =
            switch mutation {
            case .commitBeforeBackup: isMember
            case .commitWithoutLearner: !isMember && willBeMember == true
            case .commitWithoutRemoved: isMember && willBeMember == false
            default: false
            }
        guard forges else { return }
        let acknowledgement = Acknowledgement(
            epoch: prepare.epoch, echo: nil, through: prepare.last, lastIndex: prepare.last)
        enqueue(.event(.received(.acknowledge(acknowledgement), from: peer), shard: hosted.number))
    }

    func propose(_ next: ReplicaConfiguration, _ expected: UInt64, for hosted: HostedShard) {
        hosted.proposed = next
        let number = hosted.number
        world.note { "\(self.node.id): shard \(number) proposes \(next.summary)" }
        let request = { [unowned self] in
            world.coordination.propose(next, for: number, expectedEpoch: expected, by: node.number) { [self] record in
                node.run(self) { self.enqueue(.learn([record])) }
            }
        }
        if unrecorded.contains(number) { held.append(request) } else { request() }
    }

    private func confirmCoordination(for number: Int) {
        world.coordination.confirm(by: node.number) { [self] in
            node.run(self) { self.enqueue(.event(.coordinationConfirmed, shard: number)) }
        }
    }

    func answer(_ request: Request, _ answer: Answer) {
        guard !hasFailed else { return }
        world.reply(answer, to: request, from: node.number)
    }
}
