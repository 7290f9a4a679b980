import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

interface VersionEditingOptions {
  /** The address of the list in this room; a version is below it. */
  base: string;
  keyOf: (versionId: string) => readonly string[];
  listKey: readonly unknown[];
  onStartAnew: () => void;
}

/** What a page of a version does after each act: fetch it again, or go to another version. */
export function useVersionEditing({ base, keyOf, listKey, onStartAnew }: VersionEditingOptions) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const refresh = async (versionId: string) => {
    await queries.invalidateQueries({ queryKey: keyOf(versionId) });
    await queries.invalidateQueries({ queryKey: listKey });
  };
  const openVersion = (versionId: string) => navigate({ to: `${base}/${versionId}` as never });
  return {
    /** Whether somebody else changed it since it was read. */
    stale,
    markStale: () => setStale(true),
    refresh,
    openVersion,
    reload: (versionId: string) => void refresh(versionId).then(onStartAnew),
    /** After an act on `from` that led to `versionId`, the same or a new one. */
    moved: (versionId: string, from: string) => {
      void refresh(versionId).then(onStartAnew);
      if (versionId !== from) void openVersion(versionId);
    },
  };
}

export type VersionEditing = ReturnType<typeof useVersionEditing>;

/** Whether the words may still change; of a new version (null) they may. */
export const isOpen = (version: { status: string } | null) =>
  version === null || version.status === 'draft' || version.status === 'in_review';
