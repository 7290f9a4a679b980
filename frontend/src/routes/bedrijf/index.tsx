import { createFileRoute } from '@tanstack/react-router';
import { CompanyHome } from '@/features/company/CompanyHome.tsx';

export const Route = createFileRoute('/bedrijf/')({ component: CompanyHome });
