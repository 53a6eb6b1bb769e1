/// The changes that a record may undergo, as rules: what must hold before, and what stands there after. A change
/// that is there already gives the record as it is.
extension ShardRecord {
    /// The record with another replica set (``ShardCoordination/replaceReplicaSet(of:expected:primary:inSync:)``).
    func replacingReplicas(
        expected: UInt64, primary: NodeName, inSync: [NodeName]
    ) throws(CoordinationError) -> ShardRecord {
        var next = self
        // An epoch beyond any that can be counted to is nobody's: the sum must not trap.
        let (epoch, overflows) = expected.addingReportingOverflow(1)
        next.replicas = ReplicaSet(epoch: epoch, primary: primary, inSync: inSync)
        if next == self { return self }
        guard replicas.epoch == expected, !overflows else { throw .changedMeanwhile(self) }
        try next.checked()
        return next
    }

    /// The record with another wish (``ShardCoordination/place(_:expected:_:under:)``).
    func placing(_ placement: Placement, expected: Placement) throws(CoordinationError) -> ShardRecord {
        if self.placement == placement { return self }
        guard self.placement == expected else { throw .changedMeanwhile(self) }
        var next = self
        next.placement = placement
        try next.checked()
        return next
    }

    /// The record with another wish to be split (``ShardCoordination/requestSplit(of:at:)``).
    func wishing(splitAt bucket: Bucket?) throws(CoordinationError) -> ShardRecord {
        var next = self
        next.splitWish = bucket
        try next.checked()
        return next
    }

    /// The record and a child with part of its buckets
    /// (``ShardCoordination/split(_:expected:at:into:through:)``).
    ///
    /// - Parameter present: The record that bears the child's number, if there is one.
    func splitting(
        expected: UInt64, at bucket: Bucket, into child: ShardNumber, through index: UInt64, present: ShardRecord?
    ) throws(CoordinationError) -> (parent: ShardRecord, child: ShardRecord) {
        let origin = ShardOrigin(parent: shard, index: index)
        if let present {
            // The child may have been split since, and the parent as well: that it came from here tells enough.
            guard present.origin == origin, present.buckets.lowerBound == bucket, replicas.epoch > expected else {
                throw .numberTaken(child)
            }
            return (self, present)
        }
        guard replicas.epoch == expected else { throw .changedMeanwhile(self) }
        guard buckets.lowerBound < bucket, bucket <= buckets.upperBound else {
            throw .invalid(.splitOutsideItsBuckets(shard))
        }
        var parent = self
        parent.buckets = buckets.lowerBound...(bucket - 1)
        parent.replicas.epoch += 1
        parent.splitWish = nil
        var replicas = self.replicas
        replicas.epoch = 1
        let made = ShardRecord(
            shard: child, buckets: bucket...buckets.upperBound, replicas: replicas, placement: placement,
            origin: origin)
        return (parent, made)
    }

    private func checked() throws(CoordinationError) {
        do throws(ShardMapError) { try validate() } catch { throw .invalid(error) }
    }
}
