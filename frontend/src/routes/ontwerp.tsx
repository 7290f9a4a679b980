import { createFileRoute } from '@tanstack/react-router';
import { lazy } from 'react';
import { NotFound } from '@/ui/States.tsx';

const Showcase = import.meta.env.DEV
  ? lazy(() => import('@/testing/showcase/Showcase.tsx').then((module) => ({ default: module.Showcase })))
  : NotFound;

export const Route = createFileRoute('/ontwerp')({ component: () => <Showcase /> });
